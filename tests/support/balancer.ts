import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http'

/** What speaks of one connection and not of what comes over it: a proxy does not pass it on (RFC 9110, 7.6.1). */
const ofConnection = ['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade']

/**
 * One address before several servers, as a proxy is: each request goes to the next of them, or to the one that it names
 * in `x-to`. It says for whom it asks, and keeps a connection for as long as it tells.
 */
export class Balancer {
  targets: string[] = []
  #turn = 0
  readonly #server: Server = createServer((asked, answer) => {
    const named = asked.headers['x-to']
    const n = named === undefined ? this.#turn++ : Number(named)
    const target = this.targets[n % this.targets.length] ?? ''
    const { hostname, port } = new URL(target)
    const headers = { ...passed(asked.headers), 'x-forwarded-for': '203.0.113.7' }
    const onward = request({ hostname, port, path: asked.url, method: asked.method, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, passed(answered.headers))
      answered.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    answer.on('close', () => onward.destroy())
    asked.pipe(onward)
  })

  static async start(): Promise<Balancer> {
    const balancer = new Balancer()
    balancer.#server.listen(0, '127.0.0.1')
    await once(balancer.#server, 'listening')
    return balancer
  }

  get url(): string {
    const address = this.#server.address()
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

function passed(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofConnection.includes(name)))
}
