import type { FaultWords } from '@/app/_ui/words/english/faults'
import { type Faults, faultsOf, type Refusal } from './faults'

const calledOff =
  /^(?:ERROR_CEREMONY_ABORTED|ERROR_PASSTHROUGH_SEE_CAUSE_PROPERTY|AUTH_CANCELLED|REGISTRATION_CANCELLED)$/

/** What is wrong with a passkey, or with asking for one. */
export function passkeyFaults({ code = '', ...refusal }: Refusal, words: FaultWords): Faults {
  const known: Record<string, string> = words.passkey
  if (known[code]) return { form: known[code] }
  if (calledOff.test(code)) return { form: words.noPasskey }
  return faultsOf({ code, ...refusal }, words)
}
