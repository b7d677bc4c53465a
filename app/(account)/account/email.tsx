import { Field, PasswordField } from '@/app/(account)/field.client'
import { Form } from '@/app/(account)/form.client'
import { Onward } from '@/app/(account)/next'
import type { Session } from '@/lib/auth/session'
import { changeEmail } from './actions'
import { Section } from './section'

/** The address the reader signs in with, whether it is confirmed, and the way to another. */
export function EmailSection({ session, hasPassword }: { session: Session; hasPassword: boolean }) {
  const { email, emailVerified } = session.user
  return (
    <Section id="email" title="Email">
      <p className="mb-6">
        You sign in with <b className="break-all font-semibold">{email}</b>.{' '}
        {emailVerified ? (
          'It is confirmed.'
        ) : (
          <>
            It is not confirmed yet:{' '}
            <Onward href="/verify" next="/account">
              confirm it
            </Onward>
            .
          </>
        )}
      </p>
      <Form action={changeEmail} submit="Change address" quiet>
        <Field
          label="New address"
          name="new-email"
          type="email"
          autoComplete="email"
          maxLength={254}
          hint="Letters go to both addresses; the account moves when the new one is confirmed."
          required
        />
        {hasPassword && (
          <PasswordField
            label="Password of the account"
            name="email-password"
            autoComplete="current-password"
            required
          />
        )}
      </Form>
    </Section>
  )
}
