import { type Faults, faultsOf, type Refusal } from './faults'

const words: Record<string, string> = {
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: 'This device has a passkey for your account already.',
  ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT: 'This device cannot make sure that it is you. Use another.',
  ERROR_AUTHENTICATOR_NO_SUPPORTED_PUBKEYCREDPARAMS_ALG:
    'This device makes no passkey that is taken here. Use another.',
  ERROR_INVALID_DOMAIN: 'Passkeys work only at the address that this site gives itself.',
  ERROR_INVALID_RP_ID: 'Passkeys work only at the address that this site gives itself.',
  PASSKEY_NOT_FOUND: 'This passkey belongs to no account here. It may have been removed; sign in another way.',
  USER_NOT_VERIFIED: 'Unlock the passkey with what unlocks your device.',
  CHALLENGE_NOT_FOUND: 'This took too long. Try again.',
  AUTHENTICATION_FAILED: 'This passkey was not accepted. Try again, or sign in another way.',
}

const calledOff =
  /^(?:ERROR_CEREMONY_ABORTED|ERROR_PASSTHROUGH_SEE_CAUSE_PROPERTY|AUTH_CANCELLED|REGISTRATION_CANCELLED)$/

/** What is wrong with a passkey, or with asking for one. */
export function passkeyFaults({ code = '', ...refusal }: Refusal): Faults {
  if (words[code]) return { form: words[code] }
  if (calledOff.test(code)) return { form: 'No passkey was given. Try again when you like.' }
  if (code === 'UNKNOWN_ERROR') return { form: 'This browser has no passkeys, or keeps them from this page.' }
  return faultsOf({ code, ...refusal })
}
