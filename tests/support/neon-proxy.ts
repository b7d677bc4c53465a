import { once } from 'node:events'
import { connect } from 'node:net'
import { neonConfig } from '@neondatabase/serverless'
import { createWebSocketStream, WebSocketServer } from 'ws'

/** The host tests use in Neon's place; it is never looked up. */
export const neonHost = 'ep-quiet-test-000000-pooler.eu-central-1.aws.neon.tech'

/**
 * Stands in for Neon's proxy: what Neon's driver says over a WebSocket goes byte for byte to a Postgres over TCP.
 * @param target the address of that Postgres
 * @returns what ends it
 */
export async function startNeonProxy(target: string): Promise<() => Promise<void>> {
  const { hostname, port } = new URL(target)
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, path: '/v2' })
  server.on('connection', (socket) => {
    const tunnel = createWebSocketStream(socket)
    const postgres = connect(Number(port || 5432), hostname)
    tunnel.pipe(postgres).pipe(tunnel)
    tunnel.on('error', () => postgres.destroy())
    postgres.on('error', () => tunnel.destroy())
  })
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The proxy has no port.')
  neonConfig.wsProxy = (host, wanted) => `127.0.0.1:${address.port}/v2?address=${host}:${wanted}`
  neonConfig.useSecureWebSocket = false
  neonConfig.pipelineTLS = false
  neonConfig.pipelineConnect = false
  return async () => {
    for (const client of server.clients) client.terminate()
    server.close()
    await once(server, 'close')
  }
}
