import { theWords } from '@/app/_ui/words/book'
import { PasswordField } from '@/app/(book)/(account)/field.client'
import { Form } from '@/app/(book)/(account)/form.client'
import { Onward } from '@/app/(book)/(account)/next'
import type { Session } from '@/lib/auth/session'
import { changePassword } from './actions'
import { Section } from './section'

const {
  own: { password: words },
  account: { fields },
} = theWords()

/** The password and the way to another. An account that came by another provider may have none. */
export function PasswordSection({ session, hasPassword }: { session: Session; hasPassword: boolean }) {
  return (
    <Section id="password" title={words.title}>
      {hasPassword ? (
        <Form action={changePassword} submit={words.submit} quiet>
          {/* For password managers: whose password it is. */}
          <input
            type="email"
            name="username"
            autoComplete="username"
            defaultValue={session.user.email}
            readOnly
            hidden
          />
          <PasswordField label={words.now} name="password" autoComplete="current-password" required />
          <PasswordField
            label={fields.newPassword}
            name="new-password"
            autoComplete="new-password"
            hint={words.hint}
            required
          />
        </Form>
      ) : (
        <p>
          {words.none}{' '}
          <Onward href="/forgot" next="/account">
            {words.ask}
          </Onward>
          .
        </p>
      )}
    </Section>
  )
}
