import { subscribe } from 'node:diagnostics_channel'
import { Server, ServerResponse } from 'node:http'
import { constants } from 'node:os'
import { z } from 'zod'

/** How long a server that is asked to end goes on with what it has begun: Kubernetes kills one after 30 s. */
const lastMs = 25_000

/**
 * What a server that Next has made waits for, set when it is first asked: headers come within 15 s and bodies within 60,
 * looked at every 30 s. A connection is kept for longer than proxies keep theirs (60 s, or 120 in Caddy), so that none
 * sends a request into one that is just being closed. Asked to end, it ends: when all is answered, or after 25 s.
 */
export function limitServers(): void {
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
  whenAskedToEnd((signal) => {
    state.ending = true
    // Node lets go of idle connections once; one whose last answer ends later would keep the server for two minutes.
    const release = () => {
      for (const server of servers) server.closeIdleConnections()
    }
    setInterval(release, 200).unref()
    // A server that is closing looks at no time limit any more, and waits for who does not read or send as long as they like.
    const cut = () => {
      console.warn(`Asked to end ${lastMs / 1000} s ago: what is still open is cut.`)
      for (const server of servers) server.closeAllConnections()
    }
    setTimeout(cut, lastMs).unref()
    // Next does what it has put off once all connections are closed, and may wait for that.
    setTimeout(() => process.exit(128 + constants.signals[signal]), lastMs + 2000).unref()
  })
}

function whenAskedToEnd(act: (signal: 'SIGTERM' | 'SIGINT') => void): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => act(signal))
}

const Asked = z.object({ server: z.instanceof(Server), response: z.instanceof(ServerResponse) })
