import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth'
import { createAuthMiddleware, getIP, isAPIError } from 'better-auth/api'
import { z } from 'zod'
import { digest } from './limit'

/** What happened to an account; `refused` is a secret that was tried and found wrong, or an account that is shut. */
export type AuditEvent =
  | 'account-created'
  | 'account-changed'
  | 'account-removed'
  | 'session-started'
  | 'session-ended'
  | 'method-added'
  | 'method-removed'
  | 'password-changed'
  | 'reset-asked'
  | 'refused'

/**
 * `address` is a mail address, by which the reader is found if there is one; it is not kept. `network` is a keyed hash.
 * `detail` is an endpoint, with the code of a refusal.
 */
export type Incident = { event: AuditEvent; subject?: string; address?: string; network?: string; detail?: string }

/** Never rejects: a record that cannot be kept fails nobody's request. */
export type RecordIncident = (incident: Incident) => Promise<void>

/** Records what happens to accounts. */
export function audited({ record, secret }: { record: RecordIncident; secret: string }) {
  const note = (event: AuditEvent, ctx: Context, who: Pick<Incident, 'subject' | 'address'>, detail = ctx?.path) =>
    record({ event, ...who, network: networkOf(ctx, secret), detail })
  const noted = (event: AuditEvent) => ({ after: ({ id }: Row, ctx: Context) => note(event, ctx, { subject: id }) })
  const notedOf = (event: AuditEvent) => ({
    after: ({ userId }: Part, ctx: Context) => note(event, ctx, { subject: userId }),
  })
  const databaseHooks = {
    user: { create: noted('account-created'), update: noted('account-changed'), delete: noted('account-removed') },
    session: { create: notedOf('session-started'), delete: notedOf('session-ended') },
    account: { create: notedOf('method-added'), delete: notedOf('method-removed') },
  }
  const noteAnswer = createAuthMiddleware(async (ctx) => {
    const { path, body, context } = ctx
    const subject = context.session?.user.id
    const who = subject ? { subject } : { address: Named.safeParse(body).data?.email }
    const { returned } = context
    if (!isAPIError(returned)) {
      const event = answered[path]
      if (event) await note(event, ctx, who)
    } else if (returned.statusCode >= 400 && tried.some((start) => path.startsWith(start)))
      await note('refused', ctx, who, [path, returned.body?.code].filter(Boolean).join(' '))
  })
  return {
    id: 'audit',
    init: () => ({ options: { databaseHooks } }),
    hooks: { after: [{ matcher: () => true, handler: noteAnswer }] },
  } satisfies BetterAuthPlugin
}

type Context = GenericEndpointContext | null
type Row = { id: string }
type Part = { userId: string }

/** What no row tells by itself. */
const answered: Partial<Record<string, AuditEvent>> = {
  '/request-password-reset': 'reset-asked',
  '/reset-password': 'password-changed',
  '/change-password': 'password-changed',
}

/** Where secrets are tried. */
const tried = [
  '/sign-in/',
  '/callback/',
  '/two-factor/',
  '/passkey/',
  '/verify-',
  '/reset-password',
  '/change-password',
  '/delete-user',
]

const Named = z.object({ email: z.string() })

function networkOf(ctx: Context, secret: string): string | undefined {
  const address = ctx?.headers && getIP(ctx.headers, ctx.context.options)
  return address ? digest(secret, address) : undefined
}
