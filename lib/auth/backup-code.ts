import { randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import type { BetterAuthPlugin } from 'better-auth'
import { createAuthMiddleware } from 'better-auth/api'
import { z } from 'zod'
import { findChallenged } from './challenge'

const Codes = z.array(z.string())
const Kept = z.object({ backupCodes: z.string() })

/**
 * How backup codes are kept: hashed like passwords, with a salt for each list (OWASP ASVS 5.0 §6.5.2). The library
 * encodes the list again when one is used up; what is a hash already stays.
 */
export const storeBackupCodes = {
  encrypt: async (codes: string) => {
    const salt = randomBytes(16).toString('hex')
    const hashes = Codes.parse(JSON.parse(codes)).map((code) => (isHash(code) ? code : hashed(code, salt)))
    return JSON.stringify(await Promise.all(hashes))
  },
  decrypt: async (kept: string) => kept,
}

/**
 * Lets the library find a code among hashes: what was typed is replaced by the hash it belongs to. A hash that somebody
 * typed belongs to none.
 */
export function hashedBackupCodes() {
  return {
    id: 'hashed-backup-codes',
    hooks: {
      before: [{ matcher: ({ path }) => path === '/two-factor/verify-backup-code', handler: findHash() }],
    },
  } satisfies BetterAuthPlugin
}

function findHash() {
  return createAuthMiddleware(async (ctx) => {
    const typed: unknown = ctx.body?.code
    const subject = await findChallenged(ctx)
    if (typeof typed !== 'string' || !subject) return
    const where = [{ field: 'userId', value: subject }]
    const row = Kept.safeParse(await ctx.context.adapter.findOne({ model: 'twoFactor', where }))
    const hashes = row.success ? Codes.parse(JSON.parse(row.data.backupCodes)) : []
    const [salt = ''] = hashes[0]?.split(':') ?? []
    return { context: { body: { ...ctx.body, code: salt && (await hashed(typed, salt)) } } }
  })
}

const derive = promisify<string, string, number, Buffer>(scrypt)

async function hashed(code: string, salt: string): Promise<string> {
  return `${salt}:${(await derive(code, salt, 64)).toString('hex')}`
}

// A code has no colon.
function isHash(code: string): boolean {
  return code.includes(':')
}
