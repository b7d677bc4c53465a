import { z } from 'zod'

/** Where a text is sent, and what is wrong with it. */
export type FieldFault = { name: string; message: string }

/** A path within this site, or nothing: where a reader is sent on to. */
const sitePath = /^(?:\/(?:[A-Za-z0-9_-]+\/?)*(?:[?#][A-Za-z0-9_=&%.-]*)?)?$/
const isPath = /(?:URL|redirectTo)$/i
const longest = 8192
const deepest = 6

/**
 * A mail address as it is kept and compared. Letters that only look like ASCII ones, and would be another address or
 * be folded into this one, are refused before anything is folded: in lower case the Kelvin sign is a k.
 */
export const email = z
  .string('must be text')
  .trim()
  .regex(
    /^[\x21-\x7e]*$/,
    'must have only plain letters (a to z), digits and signs; letters that look alike are others',
  )
  .max(254, 'must have at most 254 characters')
  .toLowerCase()

/** What a reader, or a thing of a reader's, is called. */
export const name = z
  .string('must be text')
  .transform((text) => text.normalize('NFC').trim())
  .pipe(
    z
      .string()
      .min(1, 'must not be empty')
      .max(100, 'must have at most 100 characters')
      .regex(/^[^\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]*$/u, 'must not have control or direction characters')
      .regex(/[\p{L}\p{N}\p{S}\p{P}]/u, 'must have a letter'),
  )

/**
 * What is wrong with any text of a value, however deep it stands: too long, control characters, half a character, a way
 * out of this site. Postgres refuses NUL, which would read as a failure of ours.
 * @param spaced names of fields whose line ends and tabs are made spaces later
 */
export function findFault(value: unknown, spaced: string[], name = '', depth = 0): FieldFault | undefined {
  if (typeof value === 'string') {
    const message = textFault(value, spaced.includes(name)) ?? (isPath.test(name) && pathFault(value))
    return message ? { name, message } : undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (isPath.test(name)) return { name, message: 'must be text' }
  if (depth === deepest) return { name, message: 'is nested too deep' }
  for (const [key, part] of Object.entries(value)) {
    const where = Array.isArray(value) ? name : key
    const message = textFault(key, false)
    const fault = message ? { name, message } : findFault(part, spaced, where, depth + 1)
    if (fault) return fault
  }
  return undefined
}

function textFault(text: string, spaced: boolean): string | undefined {
  if (text.length > longest) return `must have at most ${longest} characters`
  if ((spaced ? /[^\P{Cc}\s]/u : /\p{Cc}/u).test(text)) return 'must not have control characters'
  return /\p{Cs}/u.test(text) ? 'must have whole characters' : undefined
}

function pathFault(text: string): string | false {
  return !sitePath.test(text) && 'must be a path within this site'
}
