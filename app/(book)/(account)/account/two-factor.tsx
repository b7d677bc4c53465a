import { theWords } from '@/app/_ui/words/book'
import { Form } from '@/app/(book)/(account)/form.client'
import { Onward } from '@/app/(book)/(account)/next'
import type { Session } from '@/lib/auth/session'
import { Section } from './section'
import { changeTwoFactor } from './two-factor-action'
import { TwoFactorFields } from './two-factor-fields.client'

const { twoFactor: words } = theWords().own

/** A code of an app beside the password. One form for all its steps, so that what is shown once stays until it is kept. */
export function TwoFactorSection({ session, hasPassword }: { session: Session; hasPassword: boolean }) {
  const enabled = Boolean(session.user.twoFactorEnabled)
  return (
    <Section id="two-factor" title={words.title}>
      {hasPassword ? (
        <Form action={changeTwoFactor}>
          <TwoFactorFields enabled={enabled} />
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
