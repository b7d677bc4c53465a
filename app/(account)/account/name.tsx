import { Field } from '@/app/(account)/field.client'
import { Form } from '@/app/(account)/form.client'
import type { Session } from '@/lib/auth/session'
import { changeName } from './actions'
import { Section } from './section'

/** What the reader is called. */
export function NameSection({ session }: { session: Session }) {
  return (
    <Section id="name" title="Name">
      <Form action={changeName} submit="Change name" quiet>
        <Field
          label="What to call you"
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
