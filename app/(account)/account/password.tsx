import { PasswordField } from '@/app/(account)/field.client'
import { Form } from '@/app/(account)/form.client'
import { Onward } from '@/app/(account)/next'
import type { Session } from '@/lib/auth/session'
import { changePassword } from './actions'
import { Section } from './section'

/** The password and the way to another. An account that came by another provider may have none. */
export function PasswordSection({ session, hasPassword }: { session: Session; hasPassword: boolean }) {
  return (
    <Section id="password" title="Password">
      {hasPassword ? (
        <Form action={changePassword} submit="Change password" quiet>
          {/* For password managers: whose password it is. */}
          <input
            type="email"
            name="username"
            autoComplete="username"
            defaultValue={session.user.email}
            readOnly
            hidden
          />
          <PasswordField label="Password now" name="password" autoComplete="current-password" required />
          <PasswordField
            label="New password"
            name="new-password"
            autoComplete="new-password"
            hint="12 to 128 characters. Everywhere else you are signed out then."
            required
          />
        </Form>
      ) : (
        <p>
          This account has no password. To have one,{' '}
          <Onward href="/forgot" next="/account">
            ask for a letter
          </Onward>
          .
        </p>
      )}
    </Section>
  )
}
