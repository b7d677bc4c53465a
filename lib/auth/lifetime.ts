import type { BetterAuthPlugin } from 'better-auth'
import { createAuthMiddleware } from 'better-auth/api'

/** A session in use goes on for so long, then its reader signs in again (NIST SP 800-63B §4.1.3: 30 days at AAL1). */
const longest = 30 * 86_400_000

/**
 * Ends sessions where the library lets them go on: after thirty days however much they are used, and when the browser
 * that has one signs in again, for nobody could end the one before from there any more.
 */
export function lifetimes() {
  return {
    id: 'lifetime',
    init: () => ({
      options: {
        databaseHooks: {
          session: {
            update: {
              before: async ({ expiresAt }, ctx) => {
                const begun = ctx?.context.session?.session.createdAt
                if (!expiresAt || !begun) return
                return { data: { expiresAt: new Date(Math.min(expiresAt.getTime(), begun.getTime() + longest)) } }
              },
            },
          },
        },
      },
    }),
    hooks: { after: [{ matcher: () => true, handler: endReplaced() }] },
  } satisfies BetterAuthPlugin
}

function endReplaced() {
  return createAuthMiddleware(async (ctx) => {
    const { newSession, authCookies, secret, internalAdapter } = ctx.context
    if (!newSession) return
    const before = await ctx.getSignedCookie(authCookies.sessionToken.name, secret)
    if (before && before !== newSession.session.token) await internalAdapter.deleteSession(before)
  })
}
