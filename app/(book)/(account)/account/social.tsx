import { theWords } from '@/app/_ui/words/book'
import { Form } from '@/app/(book)/(account)/form.client'
import { Leave } from '@/app/(book)/(account)/leave.client'
import { ProviderFault } from '@/app/(book)/(account)/provider-fault'
import type { Provider } from '@/app/(book)/(account)/social'
import { Section } from './section'
import { changeConnection } from './social-action'

const { social: words } = theWords().own

type Account = { id: string; providerId: string }
type SocialProps = { offered: Provider[]; accounts: Account[]; fault?: string }

/** The other sites that the reader may sign in by; not there where there are none. */
export function SocialSection({ offered, accounts, fault }: SocialProps) {
  if (offered.length === 0) return undefined
  return (
    <Section id="social" title={words.title}>
      {fault && <ProviderFault text={fault} />}
      <Form action={changeConnection}>
        <ul className="border-line border-t font-sans">
          {offered.map(({ id, name }) => (
            <Connection
              key={id}
              provider={{ id, name }}
              account={accounts.find(({ providerId }) => providerId === id)}
              only={accounts.length === 1}
            />
          ))}
        </ul>
        <Leave />
      </Form>
    </Section>
  )
}

function Connection({ provider, account, only }: { provider: Provider; account?: Account; only: boolean }) {
  const { id, name } = provider
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b py-3">
      <span>
        <span className="font-semibold">{name}</span>
        <br />
        <span className="text-muted">{account ? words.connected : words.unconnected}</span>
      </span>
      {!account && (
        <button type="submit" name="connect" value={id} className="button-quiet">
          {words.connect}
          <span className="sr-only"> {name}</span>
        </button>
      )}
      {account && !only && (
        <button type="submit" name="disconnect" value={account.id} className="button-quiet">
          {words.disconnect}
          <span className="sr-only"> {name}</span>
        </button>
      )}
    </li>
  )
}
