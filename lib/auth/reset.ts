import type { Auth } from './server'

/** Whether a new password can be chosen with a token. It stays as it is: only the choice uses it up. */
export async function isResetToken(auth: Auth, token: string): Promise<boolean> {
  // What cannot be one is not looked up: the check of what is sent would refuse some of it.
  if (!/^[a-zA-Z0-9]+$/.test(token)) return false
  const query = { callbackURL: '/reset' }
  const { headers } = await auth.api.requestPasswordResetCallback({ params: { token }, query, asResponse: true })
  return new URL(headers.get('location') ?? '/', 'http://site').searchParams.has('token')
}
