import { theWords } from '@/app/_ui/words/book'
import { Field, PasswordField } from '@/app/(book)/(account)/field.client'
import { Form } from '@/app/(book)/(account)/form.client'
import { Onward } from '@/app/(book)/(account)/next'
import type { Session } from '@/lib/auth/session'
import { changeEmail } from './actions'
import { Section } from './section'

const { email: words } = theWords().own

/** The address the reader signs in with, whether it is confirmed, and the way to another. */
export function EmailSection({ session, hasPassword }: { session: Session; hasPassword: boolean }) {
  const { email, emailVerified } = session.user
  return (
    <Section id="email" title={words.title}>
      <p className="mb-6">
        {words.with} <b className="break-all font-semibold">{email}</b>.{' '}
        {emailVerified ? (
          words.confirmed
        ) : (
          <>
            {words.unconfirmed}{' '}
            <Onward href="/verify" next="/account">
              {words.confirm}
            </Onward>
            .
          </>
        )}
      </p>
      <Form action={changeEmail} submit={words.submit} quiet>
        <Field
          label={words.label}
          name="new-email"
          type="email"
          autoComplete="email"
          maxLength={254}
          hint={words.hint}
          required
        />
        {hasPassword && (
          <PasswordField label={words.password} name="email-password" autoComplete="current-password" required />
        )}
      </Form>
    </Section>
  )
}
