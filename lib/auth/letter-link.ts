import { createHmac, timingSafeEqual } from 'node:crypto'
import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth'
import { createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { deleteSessionCookie } from 'better-auth/cookies'
import { decodeJwt } from 'jose'
import { z } from 'zod'

/** What a link in a letter proves: an address, and where its account moves to. */
export const LetterClaim = z.object({ email: z.string(), updateTo: z.string().optional() })

/**
 * The link of a letter, good for one account alone. The library's token names an address and no account: who asks for a
 * letter, deletes the account and waits for another to be made with that address could move that one to an address of
 * their own (CVE-2026-134315, mended in a later version than is installed here).
 */
export function linkFor({ user, url, token }: { user: { id: string }; url: string; token: string }, secret: string) {
  const link = new URL(url)
  link.searchParams.set('token', `${token}.${sealOf(token, user.id, secret)}`)
  return link.href
}

/**
 * Takes only links that were made for the account that has the address now; any other is refused like a token that was
 * changed. And lets nobody in by a letter that moves an account, or whose account asks for a second factor.
 */
export function letterLinks(secret: string) {
  return {
    id: 'letter-links',
    hooks: {
      before: [{ matcher: ({ path }) => path === '/verify-email', handler: requireOwnLink(secret) }],
      after: [{ matcher: ({ path }) => path === '/verify-email', handler: refuseLetterAlone() }],
    },
  } satisfies BetterAuthPlugin
}

function requireOwnLink(secret: string) {
  return createAuthMiddleware(async (ctx) => {
    if (typeof ctx.query?.token !== 'string') return
    const [token, seal] = parted(ctx)
    const email = claimOf(token)?.email
    const found = email ? await ctx.context.internalAdapter.findUserByEmail(email) : null
    const isOwn = found !== null && isEqual(sealOf(token, found.user.id, secret), seal)
    // The library answers what is no token as it does one that was changed.
    return { context: { query: { ...ctx.query, token: isOwn ? token : 'of another account' } } }
  })
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** A letter proves an address. */
function refuseLetterAlone() {
  return createAuthMiddleware(async (ctx) => {
    const { newSession, internalAdapter } = ctx.context
    if (!newSession) return
    const { session, user } = newSession
    const { twoFactorEnabled } = { twoFactorEnabled: false, ...user }
    const moves = claimOf(parted(ctx)[0])?.updateTo !== undefined
    if (!(twoFactorEnabled || moves) || (await getSessionFromCtx(ctx))?.session.id === session.id) return
    deleteSessionCookie(ctx)
    await internalAdapter.deleteSession(session.token)
    ctx.context.setNewSession(null)
  })
}

/** The library's token, and what was added to it. */
function parted({ query }: Pick<GenericEndpointContext, 'query'>): [token: string, seal: string] {
  const parts = String(query?.token ?? '').split('.')
  return [parts.slice(0, 3).join('.'), parts.slice(3).join('.')]
}

function claimOf(token: string): z.infer<typeof LetterClaim> | undefined {
  try {
    return LetterClaim.safeParse(decodeJwt(token)).data
  } catch {
    return undefined
  }
}

function sealOf(token: string, subject: string, secret: string): string {
  return createHmac('sha256', secret).update(`letter-link\n${token}\n${subject}`).digest('base64url')
}
