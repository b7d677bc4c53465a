import { headers } from 'next/headers'
import type { Auth } from './server'

export type Session = Auth['$Infer']['Session']

/**
 * The session of whoever asks for a page; undefined without one. `open` is called last: by then Next knows that the
 * page depends on the request, so a build never gets as far as opening the database.
 */
export async function findSession(open: () => Promise<Auth>): Promise<Session | undefined> {
  const sent = await headers()
  const auth = await open()
  return (await auth.api.getSession({ headers: sent })) ?? undefined
}
