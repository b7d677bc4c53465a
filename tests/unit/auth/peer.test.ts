import { Agent, createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { watchPeers, withPeer } from '@/lib/auth/peer'

let server: Server
let port: number
const agent = new Agent({ keepAlive: true, maxSockets: 2 })

beforeAll(async () => {
  watchPeers()
  // As a server does, this one answers some time after the request came.
  server = createServer(async (incoming, response) => {
    await new Promise((resolve) => setImmediate(resolve))
    const sent = new Headers({ 'x-forwarded-for': String(incoming.headers['x-forwarded-for'] ?? '') })
    const trusts = incoming.url === '/proxied'
    response.end(withPeer(sent, trusts).get('x-forwarded-for'))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  agent.destroy()
  server.close()
})

function ask(path: string, from: string, forwarded: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      path,
      agent,
      localAddress: from,
      headers: { 'x-forwarded-for': forwarded },
    }
    request(options, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part) => (text += part))
      response.on('end', () => resolve(text))
    })
      .on('error', reject)
      .end()
  })
}

describe('the network address of a request', () => {
  test('is its connection’s, whatever it says of itself', async () => {
    const addresses = ['127.0.0.1', '127.0.0.2', '127.0.0.3']
    const asked = Array.from({ length: 30 }, (_, n) => addresses[n % 3] ?? '')
    const told = await Promise.all(asked.map((from, n) => ask('/', from, `203.0.113.${n}`)))
    expect(told).toEqual(asked)
  })

  test('stands behind what a trusted proxy wrote', async () => {
    expect(await ask('/proxied', '127.0.0.2', '6.6.6.6, 203.0.113.7')).toBe('6.6.6.6, 203.0.113.7, 127.0.0.2')
  })

  test('is left as it was sent where no connection was seen', () => {
    const sent = new Headers({ 'x-forwarded-for': '203.0.113.7' })
    expect(withPeer(sent, false).get('x-forwarded-for')).toBe('203.0.113.7')
  })
})
