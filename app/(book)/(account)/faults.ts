import type { FaultWords } from '@/app/_ui/words/english/faults'

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

export function nameFaults(name: string, words: FaultWords): Faults {
  if (!name.trim()) return { name: words.name }
  return name.trim().length > 100 ? { name: words.long(100) } : {}
}

export function emailFaults(email: string, words: FaultWords, field = 'email'): Faults {
  return /^\S+@\S+\.\S+$/.test(email) ? {} : { [field]: words.email }
}

/** What is wrong with a password that is entered to be let in. */
export function passwordFaults(password: string, words: FaultWords, field = 'password'): Faults {
  return password ? {} : { [field]: words.password }
}

/** What is wrong with a password that is chosen. */
export function choiceFaults(password: string, words: FaultWords, field = 'password'): Faults {
  if (password.length < shortest) return { [field]: words.short(shortest, password.length) }
  return password.length > longest ? { [field]: words.long(longest) } : {}
}

/** Where a refusal belongs that is about one answer; the others belong to the form. */
const fieldOf: Record<string, string> = {
  USER_ALREADY_EXISTS: 'email',
  INVALID_EMAIL: 'email',
  EMAIL_ALREADY_VERIFIED: 'email',
  EMAIL_MISMATCH: 'email',
  INVALID_PASSWORD: 'password',
  INVALID_CODE: 'code',
  CODE_TRIED: 'code',
  INVALID_BACKUP_CODE: 'backup-code',
}

/** Codes that say the same as another. */
const sameAs: Record<string, string> = {
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'USER_ALREADY_EXISTS',
  SESSION_EXPIRED: 'SESSION_NOT_FRESH',
}

/** Where a refusal belongs in the form, in plain words. */
export function faultsOf({ code: given = '', status, message, retryAfter = 60 }: Refusal, words: FaultWords): Faults {
  const code = sameAs[given] ?? given
  const refused: Record<string, string> = words.refused
  if (refused[code]) return { [fieldOf[code] ?? 'form']: refused[code] }
  if (code === 'PASSWORD_TOO_SHORT') return { password: words.least(shortest) }
  if (code === 'PASSWORD_TOO_LONG') return { password: words.long(longest) }
  if (status === 429) return { form: words.many(words.wait(retryAfter)) }
  if (status === 401) return { form: words.signedOut }
  if (status >= 500) return { form: words.server }
  // A check of ours begins with the field it is about.
  const [, field = '', what = ''] = /^([\w-]+) (must .+|is too .+)$/.exec(message ?? '') ?? []
  if (fields[field]) return { [fields[field]]: words.field(what) }
  return { form: message ? words.otherBecause(message) : words.other }
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
