import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import { z } from 'zod'

/**
 * From now on every request that a server of this process answers knows the network address at the other end of its
 * connection. Next hands its handlers no connection, and keeps an `X-Forwarded-For` that the client itself wrote; this
 * is what cannot be written. Node tells of a request before the server does.
 */
export function watchPeers(): void {
  subscribe('http.server.request.start', (message) => {
    peers.enterWith(Started.safeParse(message).data?.socket.remoteAddress)
  })
}

/**
 * The headers of a request with the connection's address as the nearest hop of `X-Forwarded-For`, as a proxy would
 * write it. Without proxies to trust it is the only hop. Where nobody watches, as on Vercel, nothing is changed.
 */
export function withPeer(sent: Headers, trustsProxies: boolean): Headers {
  const peer = peers.getStore()
  if (!peer) return sent
  const headers = new Headers(sent)
  if (trustsProxies) headers.append('x-forwarded-for', peer)
  else headers.set('x-forwarded-for', peer)
  return headers
}

const Started = z.object({ socket: z.object({ remoteAddress: z.string().optional() }) })

// Next loads this module more than once in a process: who watches and who asks must meet.
const memo: unique symbol = Symbol.for('lectern.peers')
const shared: typeof globalThis & { [memo]?: AsyncLocalStorage<string | undefined> } = globalThis
shared[memo] ??= new AsyncLocalStorage()
const peers = shared[memo]
