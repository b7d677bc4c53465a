import { subscribe } from 'node:diagnostics_channel'
import { IncomingMessage, Server, ServerResponse } from 'node:http'
import { z } from 'zod'
import { isHad } from '@/lib/document'
import { LecternError } from '@/lib/errors'
import { problemOf } from '@/lib/http'
import { type Asking, currentRequest, enterRequest, logAnswer, requestId } from '@/lib/log'
import { dataPolicy, everything, security } from '@/lib/policy.mjs'

/**
 * Stands before Next in a server of our own. Gives each request an id and, unless a route does, tells of it in the log
 * when it is over. Answers what Next has no answer for but a fault (500) or a page: an address that cannot be decoded,
 * and a method that nothing takes. Node tells of a request before the server does, so the first is met as well.
 */
export function standInFront(): void {
  const servers = new WeakSet<Server>()
  subscribe('http.server.request.start', (message) => {
    const { server, request: begun, response: open } = Asked.safeParse(message).data ?? {}
    if (!server || !begun || !open) return
    name(begun, open)
    spare(begun, open)
    if (servers.has(server)) return
    servers.add(server)
    const behind = server.listeners('request')
    server.removeAllListeners('request')
    server.on('request', (request, response) => {
      if (answered(request, response)) return
      for (const handle of behind) Reflect.apply(handle, server, [request, response])
    })
  })
}

const Asked = z.object({
  server: z.instanceof(Server),
  request: z.instanceof(IncomingMessage),
  response: z.instanceof(ServerResponse),
})

function name(request: IncomingMessage, response: ServerResponse): void {
  const { method = '', headers } = request
  const id = requestId(headers['x-request-id']?.toString())
  const asked: Asking = { id, method, path: pathOf(request) }
  const started = performance.now()
  enterRequest(asked)
  response.setHeader('x-request-id', id)
  response.once('close', () => {
    const { headersSent, writableFinished, statusCode } = response
    // A page brings a dozen of these, of which there is nothing to say.
    if (asked.observed || (asked.path.startsWith('/_next/static/') && statusCode < 400)) return
    const status = headersSent ? statusCode : undefined
    const end = writableFinished ? undefined : 'left'
    logAnswer(asked, { status, code: asked.code, ms: performance.now() - started, end })
  })
}

/** Sends nothing again that the caller has: Next does as much for pages alone. */
function spare({ method = '', headers }: IncomingMessage, response: ServerResponse): void {
  const had = headers['if-none-match']
  if (!had || !['GET', 'HEAD'].includes(method)) return
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse
  // Node calls this for every answer, and sends no body after a 304.
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const etag = response.getHeader('etag')
    if (status !== 200 || typeof etag !== 'string' || !isHad(etag, had)) return writeHead(status, ...rest)
    for (const name of ['content-type', 'content-length', 'content-encoding']) response.removeHeader(name)
    return writeHead(304)
  }
}

/** What Next knows of methods. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

function answered(request: IncomingMessage, response: ServerResponse): boolean {
  const { method = '' } = request
  const path = pathOf(request)
  const forPrograms = /^\/(?:api|auth|health)(?:\/|$)/.test(path)
  if (!canBeDecoded(path)) {
    const text =
      'A % in this address does not begin the two digits of a byte, or the bytes are no UTF-8. Write %25 for it.'
    const problem = problemOf(new LecternError('address_invalid', text))
    const asked = currentRequest()
    if (asked) asked.code = problem.code
    if (forPrograms) send(response, 400, 'application/problem+json', JSON.stringify(problem))
    else send(response, 400, 'text/plain; charset=utf-8', `${text}\n`)
    return true
  }
  if (forPrograms) {
    // No address takes PATCH: each refuses it, and names what it does take.
    if (!methods.includes(method)) request.method = 'PATCH'
    return false
  }
  // A page may hold a form; what has a file's name is only read.
  const takes = ['GET', 'HEAD', ...(/\.[^/]*$/.test(path) ? [] : ['POST'])]
  if (takes.includes(method)) return false
  response.setHeader('allow', [...takes, 'OPTIONS'].join(', '))
  if (method === 'OPTIONS') send(response, 204)
  else send(response, 405, 'text/plain; charset=utf-8', `Use ${takes.join(', ')}.\n`)
  return true
}

/** The path of what was asked for, which a proxy may have written with its scheme and host (RFC 9112 §3.2.2). */
function pathOf({ url = '' }: IncomingMessage): string {
  return /^(?:https?:\/\/[^/?#]*)?([^?#]*)/i.exec(url)?.[1] ?? ''
}

function canBeDecoded(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

function send(response: ServerResponse, status: number, type?: string, text = ''): void {
  for (const { key, value } of [...everything, ...security]) response.setHeader(key, value)
  response.setHeader('content-security-policy', dataPolicy)
  if (type) response.setHeader('content-type', type)
  response.setHeader('cache-control', 'private, no-store')
  response.writeHead(status).end(text)
}
