import { Form } from '@/app/(account)/form.client'
import { Leave } from '@/app/(account)/leave.client'
import { ProviderFault } from '@/app/(account)/provider-fault'
import type { Provider } from '@/app/(account)/social'
import { Section } from './section'
import { changeConnection } from './social-action'

type Account = { id: string; providerId: string }
type SocialProps = { offered: Provider[]; accounts: Account[]; fault?: string }

/** The other sites that the reader may sign in by; not there where there are none. */
export function SocialSection({ offered, accounts, fault }: SocialProps) {
  if (offered.length === 0) return undefined
  return (
    <Section id="social" title="Other ways to sign in">
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
        <span className="text-muted">{account ? 'Connected.' : 'Not connected.'}</span>
      </span>
      {!account && (
        <button type="submit" name="connect" value={id} className="button-quiet">
          Connect<span className="sr-only"> {name}</span>
        </button>
      )}
      {account && !only && (
        <button type="submit" name="disconnect" value={account.id} className="button-quiet">
          Disconnect<span className="sr-only"> {name}</span>
        </button>
      )}
    </li>
  )
}
