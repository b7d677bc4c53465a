import { z } from 'zod'
import { readBody } from '@/lib/body'
import { withPeer } from './peer'
import type { Auth } from './server'
import { unlessTroubled } from './trouble'

/** More than any form of ours sends. */
const maxBodyBytes = 16_384

/**
 * Answers a request to `/auth/*`. The session's token stays in its cookie, where script cannot read it: it is taken out
 * of JSON answers. Every refusal has a code and a message. Nothing but the key set may be kept, and 429 says when to
 * come back (RFC 9110 §10.2.3).
 * @throws {LecternError} `body_too_large`, and what the database's failures are called
 */
export async function answer(auth: Auth, request: Request): Promise<Response> {
  const asked = await received(request, auth.options.advanced.ipAddress.trustedProxies)
  const response = await unlessTroubled(() => auth.handler(asked))
  const headers = new Headers(response.headers)
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  if (response.status === 429 && !headers.has('retry-after'))
    headers.set('retry-after', headers.get('x-retry-after') ?? longestWait)
  const isToken = new URL(request.url).pathname === '/auth/token'
  const isJson = headers.get('content-type')?.startsWith('application/json')
  headers.delete('content-length')
  const whole = { status: response.status, statusText: response.statusText, headers }
  if (response.status >= 400) {
    headers.set('content-type', 'application/json')
    return new Response(JSON.stringify(refusalOf(response, isJson ? await response.text() : '')), whole)
  }
  return new Response(isJson && !isToken ? withoutTokens(await response.text()) : response.body, whole)
}

/** As long as any wait: where the library does not say, seconds. */
const longestWait = '900'

async function received(request: Request, trustedProxies: string[]): Promise<Request> {
  const { url, method, signal, body } = request
  const headers = withPeer(request.headers, trustedProxies.length > 0)
  return new Request(url, { method, headers, signal, ...(body && { body: await readBody(request, maxBodyBytes) }) })
}

const Refusal = z.looseObject({ code: z.string().optional(), message: z.string().optional() })

function refusalOf({ status, statusText }: Response, json: string): z.infer<typeof Refusal> {
  const said = Refusal.safeParse(json ? JSON.parse(json) : {}).data
  const { code, message } = refusals[status] ?? { code: `HTTP_${status}`, message: statusText }
  return { ...said, code: said?.code ?? code, message: said?.message || message }
}

const refusals: Record<number, { code: string; message: string }> = {
  404: { code: 'NOT_FOUND', message: 'There is nothing at this address, or not by this method.' },
  415: { code: 'TYPE_UNSUPPORTED', message: 'Send the body as application/json.' },
  429: { code: 'TOO_MANY_REQUESTS', message: 'Too many requests. Try again later.' },
}

function withoutTokens(json: string): string {
  if (!json) return json
  return JSON.stringify(JSON.parse(json, (name, value) => (name === 'token' ? undefined : value)))
}
