import { errorOf, type Fetcher, reach } from './error'

/** Whoever is signed in, as far as the pages show it. */
export type SignedIn = { id: string; name: string; email: string }

/**
 * Who is signed in, by the session's cookie. Asked plainly: on a page that is only read, the auth client (12 kB) would
 * be loaded for a name.
 * @throws {ReaderError} when the question itself failed
 */
export async function findSignedIn(fetcher: Fetcher = fetch): Promise<SignedIn | undefined> {
  const response = await reach(fetcher, '/auth/get-session', { headers: { accept: 'application/json' } })
  if (!response.ok) throw await errorOf(response)
  const session: { user: SignedIn } | null = await response.json()
  return session ? { id: session.user.id, name: session.user.name, email: session.user.email } : undefined
}
