import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Balancer } from '@/tests/support/balancer'

let server: Server
let site: Balancer
beforeAll(async () => {
  server = createServer((_, response) => {
    response.writeHead(200, { 'keep-alive': 'timeout=125', 'set-cookie': ['a=1', 'b=2'] }).end('an answer')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  site = await Balancer.start()
  site.targets = [`http://127.0.0.1:${port}`]
})
afterAll(async () => {
  await site.stop()
  server.close()
})

test('how long a connection is kept is told of its own, not of one behind it', async () => {
  const answer = await fetch(site.url)
  expect(await answer.text()).toBe('an answer')
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(answer.headers.get('keep-alive')).toBe(`timeout=${server.keepAliveTimeout / 1000}`)
})
