import { APIError, createAuthMiddleware } from 'better-auth/api'
import { z } from 'zod'
import { digest, perAddress, type TakeTry } from './limit'

/**
 * Checks what is sent to Better Auth where its own checks are too wide: lengths, NUL (which Postgres refuses, as a
 * failure of ours), redirects out of the site, deletion without a password; and counts attempts per mail address, since
 * the limit per network address is passed by whoever has many.
 */
export function checkInput({ takeTry, secret }: { takeTry: TakeTry; secret: string }) {
  return createAuthMiddleware(async ({ path, body, query, params }) => {
    for (const sent of [body, query, params]) if (!isStorable(sent)) throw refusal('A text is too long or has a NUL.')
    for (const fields of [body, query]) {
      const checked = Fields.safeParse(fields ?? {})
      if (!checked.success) throw refusal(faultOf(checked.error))
    }
    if (path === '/delete-user') {
      const checked = Deletion.safeParse(body)
      if (!checked.success) throw refusal(faultOf(checked.error))
    }
    const allowance = perAddress[path]
    const address = allowance && Address.safeParse(body).data
    const wait = address && (await takeTry(`address:${digest(secret, address)}:${path}`, allowance))
    if (wait) throw tooMany(wait)
  })
}

const email = z.string().max(254)
const sitePath = z
  .string()
  .regex(/^(?:\/(?:[A-Za-z0-9_-]+\/?)*(?:[?#][A-Za-z0-9_=&%.-]*)?)?$/, 'must be a path within this site')
const Fields = z.looseObject({
  name: z.string().trim().min(1).max(100).optional(),
  image: z.undefined('cannot be set').optional(),
  email: email.optional(),
  newEmail: email.optional(),
  callbackURL: sitePath.optional(),
  redirectTo: sitePath.optional(),
  errorCallbackURL: sitePath.optional(),
  newUserCallbackURL: sitePath.optional(),
})
const Deletion = z.strictObject({ password: z.string().min(1), callbackURL: sitePath.optional() })
const Address = z
  .object({ email: email.optional(), newEmail: email.optional() })
  .transform((sent) => (sent.newEmail ?? sent.email)?.trim().toLowerCase())

/** True unless a text anywhere in the value has a NUL or more than 4096 characters. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 4096 && !value.includes('\0')
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, part]) => isStorable(name) && isStorable(part))
}

function faultOf(error: z.ZodError): string {
  const [issue] = error.issues
  return [issue?.path.join('.'), issue?.message].filter(Boolean).join(' ')
}

function refusal(message: string): APIError {
  return new APIError('BAD_REQUEST', { code: 'VALIDATION_ERROR', message })
}

function tooMany(seconds: number): APIError {
  const message = `Too many tries for this address. Try again in ${seconds} s.`
  return new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY_ATTEMPTS', message }, { 'Retry-After': String(seconds) })
}
