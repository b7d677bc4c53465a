const taken = 'There is an account with this address. Sign in instead.'
const old = 'You have been signed in for more than a day. Sign out and in again, then do this.'
const domain = 'Passkeys work only at the address that this site gives itself.'

/** What is wrong with an answer, or with what a form was sent for. */
export const faults = {
  name: 'Tell us what to call you.',
  nameless: 'Give it a name.',
  long: (most: number) => `Use at most ${most} characters.`,
  short: (least: number, count: number) => `Use at least ${least} characters; this has ${count}.`,
  least: (least: number) => `Use at least ${least} characters.`,
  email: 'Enter an address like name@example.org.',
  sameEmail: 'The account has this address already.',
  password: 'Enter your password.',
  level: { software: 'Choose what fits best for software.', hardware: 'Choose what fits best for hardware.' },
  fewer: { software: 'Say it for software in fewer words.', hardware: 'Say it for hardware in fewer words.' },
  digits: 'The code has six digits.',
  backup: 'Enter one of your backup codes.',
  /** By the code of a refusal. */
  refused: {
    USER_ALREADY_EXISTS: taken,
    INVALID_EMAIL: 'This address is not accepted. Check it for a slip.',
    EMAIL_ALREADY_VERIFIED: 'This address is confirmed already.',
    EMAIL_MISMATCH: 'You are signed in under another address. Use that one, or sign out first.',
    INVALID_PASSWORD: 'This is not the password of your account.',
    INVALID_EMAIL_OR_PASSWORD: 'Address and password do not belong together. Try again.',
    INVALID_CODE: 'This is not the code. Wait for the next one; if that fails too, check the clock of the device.',
    CODE_TRIED: 'This code was tried already. Wait for the next one.',
    INVALID_BACKUP_CODE: 'This is none of your backup codes, or it was used before.',
    TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'That was too many tries. Sign in with your password again.',
    INVALID_TWO_FACTOR_COOKIE: 'This took too long. Sign in with your password again.',
    ACCOUNT_TEMPORARILY_LOCKED: 'There were too many wrong codes. Try again in a quarter of an hour.',
    SESSION_NOT_FRESH: old,
    EMAIL_NOT_VERIFIED: 'Confirm your address first: open the link in the letter that we sent you.',
  },
  many: (wait: string) => `That was too many tries. Wait ${wait}, then try again.`,
  wait: (seconds: number) => (seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`),
  signedOut: 'You are no longer signed in. Sign in, and try again.',
  server: 'The accounts cannot be reached just now. Nothing was lost; try again in a moment.',
  /** What a check says after the name of its field is English, whatever the page is. */
  field: (what: string) => `This ${what}`,
  other: 'This was not accepted.',
  otherBecause: (message: string) => `This was not accepted: ${message}`,
  offline: 'The site cannot be reached. Check your connection; nothing you wrote is lost.',
  outdated: 'The site was renewed while this page was open. Copy what you do not want to write again, then reload.',
  passkey: {
    ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: 'This device has a passkey for your account already.',
    ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT: 'This device cannot make sure that it is you. Use another.',
    ERROR_AUTHENTICATOR_NO_SUPPORTED_PUBKEYCREDPARAMS_ALG:
      'This device makes no passkey that is taken here. Use another.',
    ERROR_INVALID_DOMAIN: domain,
    ERROR_INVALID_RP_ID: domain,
    PASSKEY_NOT_FOUND: 'This passkey belongs to no account here. It may have been removed; sign in another way.',
    USER_NOT_VERIFIED: 'Unlock the passkey with what unlocks your device.',
    CHALLENGE_NOT_FOUND: 'This took too long. Try again.',
    AUTHENTICATION_FAILED: 'This passkey was not accepted. Try again, or sign in another way.',
    UNKNOWN_ERROR: 'This browser has no passkeys, or keeps them from this page.',
  },
  noPasskey: 'No passkey was given. Try again when you like.',
  provider: {
    access_denied: 'You were not signed in: it was called off over there.',
    account_not_linked:
      'There is an account with your address already. Sign in to it, then connect the two on its page.',
    account_already_linked_to_different_user: 'That account is connected to another one here.',
    email_does_not_match: 'That account has another address. Only one with the same address can be connected.',
    email_not_verified: 'Your address is not confirmed over there. Confirm it there, then try again.',
    email_not_found: 'Your address was not given to us over there, and without one there is no account.',
    unable_to_link_account: 'Your address is not confirmed over there. Confirm it there, then try again.',
  },
  otherProvider: 'That did not work, and nothing was changed. Try again, or sign in another way.',
}

export type FaultWords = typeof faults
