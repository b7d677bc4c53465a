import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies/utils'
import { cookies } from 'next/headers'
import { answer } from './handler'
import type { Auth } from './server'
import { callerHeaders } from './session'

/**
 * Asks Better Auth for whoever has sent a form to a server action, as a page of ours would ask `/auth/*` itself: so its
 * limits and its checks of the origin hold, which a call of `auth.api` would pass by. Cookies it sets are handed on.
 * @param path below `/auth`
 * @throws what `answer` throws
 */
export async function ask(auth: Auth, baseUrl: string, path: string, body: object): Promise<Response> {
  const sent = await callerHeaders()
  for (const name of ['content-length', 'transfer-encoding']) sent.delete(name)
  sent.set('content-type', 'application/json')
  const request = new Request(new URL(`/auth${path}`, baseUrl), {
    method: 'POST',
    headers: sent,
    body: JSON.stringify(body),
  })
  const response = await answer(auth, request)
  const jar = await cookies()
  for (const cookie of response.headers.getSetCookie())
    for (const [name, attributes] of parseSetCookieHeader(cookie))
      jar.set(name, attributes.value, toCookieOptions(attributes))
  return response
}
