import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth'
import { APIError } from 'better-auth/api'
import { z } from 'zod'

/**
 * Lets no reader in whom an operator has locked: such a reader gets no session, and without one no token. Locking first
 * writes the lock and then ends the sessions that are there, so one that is begun in between meets the lock afterwards.
 */
export function locked() {
  return {
    id: 'lock',
    schema: { user: { fields: { lockedAt: { type: 'date', required: false, input: false, returned: false } } } },
    init: () => ({
      options: {
        databaseHooks: {
          session: {
            create: {
              before: async ({ userId }, ctx) => {
                if (await isLocked(userId, ctx)) throw new APIError('FORBIDDEN', refusal)
              },
              after: async ({ userId, token }, ctx) => {
                if (await isLocked(userId, ctx)) await ctx?.context.internalAdapter.deleteSession(token)
              },
            },
          },
        },
      },
    }),
  } satisfies BetterAuthPlugin
}

const refusal = { code: 'ACCOUNT_LOCKED', message: 'This account is locked. Write to whoever runs this site.' }

const Reader = z.object({ lockedAt: z.date().nullable() })

/** Whether nobody may be let in as this reader. What cannot be looked up is not known to be open. */
async function isLocked(subject: string, ctx: GenericEndpointContext | null): Promise<boolean> {
  const reader = Reader.safeParse(await ctx?.context.internalAdapter.findUserById(subject))
  return !reader.success || reader.data.lockedAt !== null
}
