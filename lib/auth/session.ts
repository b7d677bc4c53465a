import { cookies, headers } from 'next/headers'
import type { Auth } from './server'

export type Session = Auth['$Infer']['Session']

/**
 * The session of whoever asks for a page; undefined without one. `open` is called last, and only for who has the cookie
 * of a session: by then Next knows that the page depends on the request, so a build never gets as far as opening the
 * database, and a form to sign in stands though the database is away.
 */
export async function findSession(open: () => Promise<Auth>): Promise<Session | undefined> {
  const sent = await callerHeaders()
  // Whatever prefix the library gives it.
  if (!(await cookies()).getAll().some(({ name }) => name.endsWith('.session_token'))) return undefined
  const auth = await open()
  // A page cannot hand on the cookie that goes with a longer session; `/auth/get-session` can, and is asked by each page.
  return (await auth.api.getSession({ headers: sent, query: { disableRefresh: true } })) ?? undefined
}

/**
 * The headers of whoever asks, with the cookies as they are by now: what an action has set is not yet among the headers
 * when the page is drawn anew in its answer.
 */
export async function callerHeaders(): Promise<Headers> {
  const sent = new Headers(await headers())
  const now = (await cookies()).toString()
  if (now) sent.set('cookie', now)
  else sent.delete('cookie')
  return sent
}
