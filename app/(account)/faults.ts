/** What is wrong with a form: by the name of the field, in the order of the fields, or `form` where it is no one answer. */
export type Faults = Partial<Record<string, string>>

/** What Better Auth says when it refuses, as far as the forms tell readers. */
export type Refusal = {
  code?: string
  status: number
  message?: string
  /** Whole seconds until another try makes sense. */
  retryAfter?: number
}

export const shortest = 12
export const longest = 128

export function hasFaults(faults: Faults): boolean {
  return Object.keys(faults).length > 0
}

export function nameFaults(name: string): Faults {
  if (!name.trim()) return { name: 'Tell us what to call you.' }
  return name.trim().length > 100 ? { name: 'Use at most 100 characters.' } : {}
}

export function emailFaults(email: string, field = 'email'): Faults {
  return /^\S+@\S+\.\S+$/.test(email) ? {} : { [field]: 'Enter an address like name@example.org.' }
}

/** What is wrong with a password that is entered to be let in. */
export function passwordFaults(password: string, field = 'password'): Faults {
  return password ? {} : { [field]: 'Enter your password.' }
}

/** What is wrong with a password that is chosen. */
export function choiceFaults(password: string, field = 'password'): Faults {
  if (password.length < shortest)
    return { [field]: `Use at least ${shortest} characters; this has ${password.length}.` }
  return password.length > longest ? { [field]: `Use at most ${longest} characters.` } : {}
}

const known: Record<string, Faults> = {
  USER_ALREADY_EXISTS: { email: 'There is an account with this address. Sign in instead.' },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: { email: 'There is an account with this address. Sign in instead.' },
  INVALID_EMAIL: { email: 'This address is not accepted. Check it for a slip.' },
  EMAIL_ALREADY_VERIFIED: { email: 'This address is confirmed already.' },
  EMAIL_MISMATCH: { email: 'You are signed in under another address. Use that one, or sign out first.' },
  PASSWORD_TOO_SHORT: { password: `Use at least ${shortest} characters.` },
  PASSWORD_TOO_LONG: { password: `Use at most ${longest} characters.` },
  INVALID_PASSWORD: { password: 'This is not the password of your account.' },
  INVALID_EMAIL_OR_PASSWORD: { form: 'Address and password do not belong together. Try again.' },
  INVALID_CODE: {
    code: 'This is not the code. Wait for the next one; if that fails too, check the clock of the device.',
  },
  CODE_TRIED: { code: 'This code was tried already. Wait for the next one.' },
  INVALID_BACKUP_CODE: { 'backup-code': 'This is none of your backup codes, or it was used before.' },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: { form: 'That was too many tries. Sign in with your password again.' },
  INVALID_TWO_FACTOR_COOKIE: { form: 'This took too long. Sign in with your password again.' },
  ACCOUNT_TEMPORARILY_LOCKED: { form: 'There were too many wrong codes. Try again in a quarter of an hour.' },
  SESSION_NOT_FRESH: { form: 'You have been signed in for more than a day. Sign out and in again, then do this.' },
  SESSION_EXPIRED: { form: 'You have been signed in for more than a day. Sign out and in again, then do this.' },
  EMAIL_NOT_VERIFIED: { form: 'Confirm your address first: open the link in the letter that we sent you.' },
}

/** Where a refusal belongs in the form, in plain words. */
export function faultsOf({ code = '', status, message, retryAfter = 60 }: Refusal): Faults {
  if (known[code]) return known[code]
  if (status === 429) return { form: `That was too many tries. Wait ${waitWords(retryAfter)}, then try again.` }
  if (status === 401) return { form: 'You are no longer signed in. Sign in, and try again.' }
  if (status >= 500)
    return { form: 'The accounts cannot be reached just now. Nothing was lost; try again in a moment.' }
  // A check of ours begins with the field it is about.
  const [, field = '', what] = /^([\w-]+) (must .+|is too .+)$/.exec(message ?? '') ?? []
  if (fields[field]) return { [fields[field]]: `This ${what}` }
  return { form: message ? `This was not accepted: ${message}` : 'This was not accepted.' }
}

/** The fields of the forms, by the names that checks have for them. */
const fields: Record<string, string> = {
  name: 'name',
  email: 'email',
  newEmail: 'new-email',
  password: 'password',
  newPassword: 'new-password',
  software_background: 'software-words',
  hardware_background: 'hardware-words',
}

function waitWords(seconds: number): string {
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}

export const offline: Faults = { form: 'The site cannot be reached. Check your connection; nothing you wrote is lost.' }
export const outdated: Faults = {
  form: 'The site was renewed while this page was open. Copy what you do not want to write again, then reload.',
}
