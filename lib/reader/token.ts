import { errorOf, type Fetcher, reach } from './error'

/** Keeps one reader's token, in memory and nowhere else. */
export type TokenKeeper = {
  /** The token, a fresh one when it is about to expire; undefined for who is not signed in. */
  current(): Promise<string | undefined>
  /** A fresh one, for when the last was refused or says what is no longer so. */
  renew(): Promise<string | undefined>
  forget(): void
}

/** A token this close to its end may expire on the way. */
const margin = 30_000

/**
 * @param ask gets a token from the server; several callers at once share one request
 * @param now milliseconds since 1970
 */
export function keepToken(ask: () => Promise<string | undefined>, now: () => number = Date.now): TokenKeeper {
  let kept: string | undefined
  let asked: Promise<string | undefined> | undefined

  function renew() {
    asked ??= askOnce()
    return asked
  }

  async function askOnce() {
    // The next turn, so that `asked` is this promise when it is compared below.
    await Promise.resolve()
    const own = asked
    try {
      const token = await ask()
      if (asked === own) kept = token
      return token
    } finally {
      if (asked === own) asked = undefined
    }
  }

  return {
    current: async () => (kept && expiryOf(kept) - now() > margin ? kept : renew()),
    renew,
    forget() {
      kept = undefined
      asked = undefined
    },
  }
}

/**
 * A token from the session's cookie; undefined without a session.
 * @throws {ReaderError} when the question itself failed
 */
export async function requestToken(fetcher: Fetcher = fetch): Promise<string | undefined> {
  const response = await reach(fetcher, '/auth/token', { headers: { accept: 'application/json' } })
  if (response.status === 401) return undefined
  if (!response.ok) throw await errorOf(response)
  const { token }: { token: string } = await response.json()
  return token
}

/** Milliseconds since 1970 at which a token ends (RFC 7519 §4.1.4). */
export function expiryOf(token: string): number {
  const { exp } = claimsOf(token)
  return typeof exp === 'number' ? exp * 1000 : 0
}

/** What a token says (RFC 7519 §4); it is read, not verified. */
export function claimsOf(token: string): Record<string, unknown> {
  const payload = atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(payload, (byte) => byte.charCodeAt(0))
  return JSON.parse(new TextDecoder().decode(bytes))
}
