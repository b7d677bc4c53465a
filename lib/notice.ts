import { addressOf } from './address'
import type { Settings } from './settings'

/** What an operator should hear of settings that can be used, but hardly as they were meant. */
export function noticesOf(settings: Settings): string[] {
  const { NEON_DB_URL, DATABASE_URL, BETTER_AUTH_URL, TRUSTED_PROXIES, VERCEL } = settings
  const notices: string[] = []
  if (NEON_DB_URL && NEON_DB_URL !== DATABASE_URL && addressOf(settings) === DATABASE_URL)
    notices.push(
      'This preview uses DATABASE_URL, its own branch, and not NEON_DB_URL. Scope NEON_DB_URL to production.',
    )
  // This server itself speaks no TLS.
  if (!VERCEL && BETTER_AUTH_URL?.startsWith('https:') && TRUSTED_PROXIES.length === 0)
    notices.push(
      'BETTER_AUTH_URL is https, so a proxy stands before this server. Name it in TRUSTED_PROXIES: until then all readers count as one against the limits.',
    )
  return notices
}
