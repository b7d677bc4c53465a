import { subscribe } from 'node:diagnostics_channel'
import { Server, ServerResponse } from 'node:http'
import { z } from 'zod'
import { watchPeers } from '@/lib/auth/peer'
import { logAsJson } from '@/lib/log'
import { runtime } from '@/lib/runtime'

/**
 * Makes a server ready before its first request: settings read, the embedded database opened and migrated, a signing
 * key made. What a server cannot run without ends it with one plain line; a Postgres that is away does not, for the book
 * can be read without it. A function on Vercel is not ended either: its pages need none of this.
 */
export async function start(): Promise<void> {
  try {
    const { env, auth } = runtime()
    if (env.logFormat === 'json') logAsJson()
    for (const notice of env.notices) console.warn(notice)
    if (env.vercel) return
    watchPeers()
    limitServers()
    await (await auth()).api.getJwks()
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    console.error(message)
    if (name !== 'LecternError' && !process.env.VERCEL) process.exit(1)
  }
}

/**
 * What a server that Next has made waits for, set when it is first asked: headers come within 15 s and bodies within 60,
 * looked at every 30 s. A connection is kept for longer than proxies keep theirs (60 s, or 120 in Caddy), so that none
 * sends a request into one that is just being closed.
 */
function limitServers(): void {
  const servers = new Set<Server>()
  const state = { ending: false }
  subscribe('http.server.request.start', (message) => {
    const { server, response } = Asked.safeParse(message).data ?? {}
    if (!server || !response) return
    if (state.ending) response.shouldKeepAlive = false
    if (servers.has(server)) return
    servers.add(server)
    Object.assign(server, { headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 125_000 })
  })
  whenAskedToEnd(() => {
    state.ending = true
    // Node lets go of idle connections once; one whose last answer ends later would keep the server for two minutes.
    const release = () => {
      for (const server of servers) server.closeIdleConnections()
    }
    setInterval(release, 200).unref()
  })
}

function whenAskedToEnd(act: () => void): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, act)
}

const Asked = z.object({ server: z.instanceof(Server), response: z.instanceof(ServerResponse) })
