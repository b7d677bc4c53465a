import type { GenericEndpointContext } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { z } from 'zod'
import { backgrounds } from './background'
import { type Endpoint, findStranger } from './endpoint'
import { email, findFault, name } from './field'
import { digest, perAddress, type TakeTry } from './limit'
import { passwordOf } from './password'

export type InputChecks = { endpoints(): Endpoint[]; takeTry: TakeTry; secret: string }

/**
 * Checks what is sent to Better Auth where its own checks are too wide: every text's length and characters, fields that
 * nobody asked for, redirects out of the site, deletion without the password. Names and mail addresses go on in the one
 * spelling they are kept in. Then it counts tries per mail address, since the limit per network address is passed by
 * whoever has many.
 */
export function checkInput({ endpoints, takeTry, secret }: InputChecks) {
  return createAuthMiddleware(async (ctx) => {
    const { path, body, query, params } = ctx
    if (body !== undefined && !isRecord(body)) throw refusal('The body must be a JSON object.')
    const stranger = findStranger(endpoints(), path, Object.keys(body ?? {}))
    if (stranger !== undefined) throw refusal(`${nameOf(stranger)} is no field of ${path}.`)
    for (const sent of [body, query, params]) {
      const fault = findFault(sent, Object.keys(backgrounds))
      if (fault) throw refusal(sentence(fault.name, fault.message))
    }
    const checked = { body: check(Fields, body), query: check(Fields, query) }
    if (path === '/delete-user') check((await hasPassword(ctx)) ? GuardedDeletion : Deletion, body ?? {})
    const address = checked.body?.newEmail ?? checked.body?.email
    const allowance = perAddress[path]
    if (address && allowance) {
      const wait = await takeTry(`address:${digest(secret, address)}:${path}`, allowance)
      if (wait) throw tooMany(wait)
    }
    return { context: checked }
  })
}

// Kept empty for who came by another provider and was not asked yet; nobody says it empty.
const said = z.string('must be text').refine((text) => text.trim() !== '', 'must not be empty')
const Fields = z.looseObject({
  name: name.optional(),
  image: z.undefined('cannot be set').optional(),
  email: email.optional(),
  newEmail: email.optional(),
  software_background: said.optional(),
  hardware_background: said.optional(),
})
const Deletion = z.strictObject({ callbackURL: z.string().optional() })
const GuardedDeletion = Deletion.extend({ password: z.string().min(1) })

/** Who came by another provider has no password; the library then wants a fresh session. */
async function hasPassword(ctx: GenericEndpointContext): Promise<boolean> {
  const session = await getSessionFromCtx(ctx)
  return Boolean(session && (await passwordOf(ctx, session.user.id)))
}

function check<T extends z.ZodType>(schema: T, sent: unknown): z.infer<T> | undefined {
  if (sent === undefined) return undefined
  const checked = schema.safeParse(sent)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  throw refusal(sentence(issue?.path.join('.') ?? '', issue?.message ?? 'is not accepted'))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sentence(field: string, what: string): string {
  return `${nameOf(field) || 'The body'} ${what}.`
}

/** A field's name as it may be repeated to whoever sent it. */
function nameOf(field: string): string {
  return field.replace(/[^\w.-]/g, '?').slice(0, 60)
}

function refusal(message: string): APIError {
  return new APIError('BAD_REQUEST', { code: 'VALIDATION_ERROR', message })
}

function tooMany(seconds: number): APIError {
  const message = `Too many tries for this address. Try again in ${seconds} s.`
  return new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY_ATTEMPTS', message }, { 'Retry-After': String(seconds) })
}
