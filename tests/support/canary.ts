import { once } from 'node:events'
import { createServer } from 'node:http'

/** A server that nobody may ask; it remembers who did. */
export type Canary = { url: string; asked: string[]; stop(): Promise<void> }

export async function startCanary(): Promise<Canary> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"keys":[]}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    asked,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
