import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { openRaw } from '@/tests/support/raw'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

test('a server that is asked to end does so within 25 s, whoever does not read or send', async () => {
  const get = 'GET /llms-full.txt HTTP/1.1\r\nhost: x\r\n\r\n'
  const deaf = await openRaw(app.url)
  deaf.pause().write(get.repeat(500))
  const post =
    'POST /auth/sign-in/email HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{'
  const silent = await openRaw(app.url)
  silent.write(post)
  for (const socket of [deaf, silent]) socket.on('error', () => {})
  expect((await fetch(`${app.url}/api/health/live`)).status).toBe(200)
  const asked = performance.now()
  expect(await app.ask()).toBe(143)
  const seconds = (performance.now() - asked) / 1000
  console.log(`ended ${seconds.toFixed(1)} s after it was asked to`)
  expect(seconds).toBeGreaterThan(24)
  expect(seconds).toBeLessThan(30)
  expect(app.output()).toContain('is cut')
})
