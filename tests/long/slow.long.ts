import { once } from 'node:events'
import { setInterval as beats } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { openRaw } from '@/tests/support/raw'

// Clients who hold a connection by sending next to nothing.
let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

/** Sends a byte a second after a beginning until the server has had enough; answers what it said and the seconds. */
async function drip(beginning: string, letter: string) {
  const socket = await openRaw(app.url)
  const said: string[] = []
  const started = performance.now()
  socket.setEncoding('utf8').on('data', (part: string) => said.push(part))
  socket.on('error', () => {})
  const closed = once(socket, 'close')
  socket.write(beginning)
  for await (const _ of beats(1000)) {
    if (socket.destroyed || socket.writableEnded || said.length > 0) break
    socket.write(letter)
  }
  socket.end()
  await closed
  return { said: said.join('').split('\r\n')[0], seconds: (performance.now() - started) / 1000 }
}

test('headers and bodies that never end are given up in time, and all others are served meanwhile', async () => {
  const post =
    'POST /auth/sign-in/email HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{'
  const waiting = [
    ...Array.from({ length: 50 }, () => drip('GET / HTTP/1.1\r\nhost: x\r\nx-slow: ', 'x')),
    drip(post, ' '),
    drip('', ''),
  ]
  expect((await fetch(`${app.url}/chapters/sensing`)).status).toBe(200)
  const ended = await Promise.all(waiting)
  const [body, silent] = ended.slice(50)
  for (const { said, seconds } of ended.slice(0, 50)) {
    expect(said).toBe('HTTP/1.1 408 Request Timeout')
    expect(seconds).toBeLessThan(60)
  }
  expect(body?.seconds).toBeLessThan(100)
  expect(silent?.seconds).toBeLessThan(60)
  console.log(
    `slow headers closed after ${ended[0]?.seconds} s, a slow body ${body?.seconds} s, silence ${silent?.seconds} s`,
  )
})
