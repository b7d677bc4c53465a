import { headers } from 'next/headers'
import { isAtHome, isEditor } from '@/lib/auth/editor'
import { findSession } from '@/lib/auth/session'
import { authenticate } from '@/lib/auth/token'
import type { Reader } from '@/lib/db/quota'
import { findAddress } from '@/lib/db/reader'
import { LecternError } from '@/lib/errors'
import { runtime } from '@/lib/runtime'

/** Whoever edits on their own machine, while the site is edited there: nobody has to sign in for that. */
const atDesk: Reader = { subject: 'the editor at this machine', registered: false }

/** Whether a page is asked for on the machine on which the site is edited. */
export async function isAtDesk(): Promise<boolean> {
  // First, so that Next knows that the page depends on the request.
  const sent = await headers()
  return !runtime().env.production && isAtHome(sent)
}

/** Who asks for a page of editors: an editor, somebody else (`undefined`), or nobody who has signed in. */
export async function findEditor(): Promise<Reader | undefined | 'unknown'> {
  if (await isAtDesk()) return atDesk
  const { env, auth, readerOf } = runtime()
  if (env.editorEmails.length === 0) return undefined
  const session = await findSession(auth)
  if (!session) return 'unknown'
  return isEditor(env.editorEmails, session.user) ? readerOf(session.user.id) : undefined
}

/**
 * The editor whom a request to the API names by its token.
 * @throws {LecternError} as `authenticate`, and `editors_only`
 */
export async function authenticateEditor(request: Request): Promise<Reader> {
  const { env, keySet, expected, database, readerOf } = runtime()
  if (!env.production && !request.headers.has('authorization') && isAtHome(request.headers)) return atDesk
  const { subject } = await authenticate(request, keySet, expected)
  const email = env.editorEmails.length > 0 ? await findAddress(await database(), subject) : undefined
  if (email && isEditor(env.editorEmails, { email, emailVerified: true })) return readerOf(subject)
  throw new LecternError('editors_only', 'This is for editors: their confirmed addresses stand in EDITOR_EMAILS.')
}
