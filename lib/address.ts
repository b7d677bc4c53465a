import type { Settings } from './settings'

/** The origins this deployment answers at; the first is the one readers are sent to. */
export function ownOrigins(settings: Settings): [string, ...string[]] {
  const { BETTER_AUTH_URL, VERCEL_ENV, VERCEL_URL, VERCEL_BRANCH_URL, VERCEL_PROJECT_PRODUCTION_URL } = settings
  const vercel = [
    VERCEL_ENV === 'production' ? VERCEL_PROJECT_PRODUCTION_URL : undefined,
    VERCEL_BRANCH_URL,
    VERCEL_URL,
  ]
  const deployed = vercel.flatMap((host) => (host ? `https://${host}` : []))
  const first = BETTER_AUTH_URL ? new URL(BETTER_AUTH_URL).origin : (deployed[0] ?? `http://localhost:${settings.PORT}`)
  const { protocol, hostname, port } = new URL(first)
  const loopback = hostname === 'localhost' ? '127.0.0.1' : hostname === '127.0.0.1' ? 'localhost' : undefined
  const twin = loopback ? [new URL(`${protocol}//${loopback}:${port}`).origin] : []
  return [first, ...twin, ...deployed.filter((origin) => origin !== first)]
}

/** Where the database is, if the settings say. */
export function addressOf(settings: Settings): string | undefined {
  const { NEON_DB_URL, DATABASE_URL, POSTGRES_URL, VERCEL_ENV } = settings
  // A preview has a branch of its own, which the integration names in DATABASE_URL; NEON_DB_URL is then production's.
  if (VERCEL_ENV === 'preview' && DATABASE_URL) return DATABASE_URL
  return NEON_DB_URL ?? DATABASE_URL ?? POSTGRES_URL
}

/** Whether a key set's address is another deployment's. */
export function isForeign(url: string | undefined, own: string[]): boolean {
  return url !== undefined && !own.some((origin) => new URL(url).href === `${origin}/auth/jwks`)
}
