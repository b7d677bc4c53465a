import { theWords } from '@/app/_ui/words/book'
import { Field } from '@/app/(book)/(account)/field.client'
import { Form } from '@/app/(book)/(account)/form.client'
import type { Session } from '@/lib/auth/session'
import { changeName } from './actions'
import { Section } from './section'

const { name: words } = theWords().own

/** What the reader is called. */
export function NameSection({ session }: { session: Session }) {
  return (
    <Section id="name" title={words.title}>
      <Form action={changeName} submit={words.submit} quiet>
        <Field
          label={words.label}
          name="name"
          autoComplete="name"
          maxLength={100}
          defaultValue={session.user.name}
          required
        />
      </Form>
    </Section>
  )
}
