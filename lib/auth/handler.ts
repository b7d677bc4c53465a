import { readBody } from '@/lib/body'
import type { Auth } from './server'

/** More than any form of ours sends. */
const maxBodyBytes = 16_384

/**
 * Answers a request to `/auth/*`. The session's token stays in its cookie, where script cannot read it: it is taken out
 * of JSON answers. Nothing but the key set may be kept, and 429 says when to come back (RFC 9110 §10.2.3).
 * @throws {LecternError} `body_too_large`, and what the database's failures are called
 */
export async function answer(auth: Auth, request: Request): Promise<Response> {
  const response = await auth.handler(await limited(request))
  const headers = new Headers(response.headers)
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  const retryAfter = headers.get('x-retry-after')
  if (retryAfter && !headers.has('retry-after')) headers.set('retry-after', retryAfter)
  const isToken = new URL(request.url).pathname === '/auth/token'
  const isJson = headers.get('content-type')?.startsWith('application/json')
  const body = isJson && !isToken ? withoutTokens(await response.text()) : response.body
  headers.delete('content-length')
  return new Response(body, { status: response.status, statusText: response.statusText, headers })
}

async function limited(request: Request): Promise<Request> {
  if (!request.body) return request
  const { method, headers, signal } = request
  return new Request(request.url, { method, headers, signal, body: await readBody(request, maxBodyBytes) })
}

function withoutTokens(json: string): string {
  if (!json) return json
  return JSON.stringify(JSON.parse(json, (name, value) => (name === 'token' ? undefined : value)))
}
