import { Form } from '@/app/(account)/form.client'
import { Onward } from '@/app/(account)/next'
import type { Session } from '@/lib/auth/session'
import { Section } from './section'
import { changeTwoFactor } from './two-factor-action'
import { TwoFactorFields } from './two-factor-fields.client'

/** A code of an app beside the password. One form for all its steps, so that what is shown once stays until it is kept. */
export function TwoFactorSection({ session, hasPassword }: { session: Session; hasPassword: boolean }) {
  const enabled = Boolean(session.user.twoFactorEnabled)
  return (
    <Section id="two-factor" title="Two-step sign-in">
      {hasPassword ? (
        <Form action={changeTwoFactor}>
          <TwoFactorFields enabled={enabled} />
        </Form>
      ) : (
        <p>
          The second step goes with a password, and this account has none.{' '}
          <Onward href="/forgot" next="/account">
            Ask for a letter
          </Onward>{' '}
          to choose one.
        </p>
      )}
    </Section>
  )
}
