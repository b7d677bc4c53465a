import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { openRaw } from '@/tests/support/raw'

const wrong = { email: 'ada@readers.example', password: 'a wrong and quiet password' }
type Told = { status: number; retryAfter?: string; body: string }

/** Sends as a client that writes any path and any header it likes, which fetch does not. */
function signIn({ url }: App, headers: Record<string, string> = {}, path = '/auth/sign-in/email'): Promise<Told> {
  const { hostname, port } = new URL(url)
  const sent = { 'content-type': 'application/json', origin: url, ...headers }
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method: 'POST', headers: sent }, (response) => {
      const parts: string[] = []
      response.setEncoding('utf8').on('data', (part: string) => parts.push(part))
      response.on('end', () => {
        const { statusCode: status = 0, headers: told } = response
        resolve({ status, retryAfter: told['retry-after'], body: parts.join('') })
      })
    })
      .on('error', reject)
      .end(JSON.stringify({ ...wrong, email: `${crypto.randomUUID()}@readers.example` }))
  })
}

const statuses = (told: Told[]) => told.map(({ status }) => status)

describe('a server that readers reach directly', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp({ AUTH_RATE_LIMIT: 'on' })
  })
  afterAll(() => app.stop())

  test('takes 16 KB of headers, and refuses more by name', async () => {
    const ask = async (bytes: number) => {
      const socket = await openRaw(app.url)
      socket.write(
        `GET /api/health/live HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx-long: ${'x'.repeat(bytes)}\r\n\r\n`,
      )
      return (await text(socket)).split('\r\n')[0]
    }
    expect(await ask(15_000)).toBe('HTTP/1.1 200 OK')
    expect(await ask(20_000)).toBe('HTTP/1.1 431 Request Header Fields Too Large')
    expect(await ask(2_000_000).catch(() => 'cut')).toMatch(/431|cut/)
    expect(await ask(1)).toBe('HTTP/1.1 200 OK')
  })

  test('counts by the connection, whatever a client writes into its headers, and however it spells the path', async () => {
    const lies = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'x-vercel-forwarded-for', 'x-client-ip', 'via']
    const told = []
    for (const [n, name] of lies.entries()) {
      const address = name === 'forwarded' ? `for=203.0.113.${n}` : `203.0.113.${n}`
      told.push(await signIn(app, { [name]: address }))
    }
    expect(statuses(told)).toEqual([401, 401, 401, 429, 429, 429])
    expect(Number(told[3]?.retryAfter)).toSatisfy((wait: number) => wait >= 1 && wait <= 10)
    expect(JSON.parse(told[3]?.body ?? '')).toMatchObject({ code: 'TOO_MANY_REQUESTS' })

    const spellings = ['/', '?again', '#again', '//', '/.', '%2f', '%00', ';again'].map(
      (end) => `/auth/sign-in/email${end}`,
    )
    spellings.push('//auth/sign-in/email', '/auth//sign-in/email', '/auth/./sign-in/email', '/auth/x/../sign-in/email')
    spellings.push('/AUTH/sign-in/email', '/auth/Sign-In/email', '/auth/sign%2Din/email', '/auth/sign-in/%65mail')
    for (const path of spellings) {
      const { status } = await signIn(app, { 'x-forwarded-for': '198.51.100.1' }, path)
      expect([308, 404, 429], `${path}: ${status}`).toContain(status)
    }
  })
})

describe('a server behind a proxy it trusts', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp({ AUTH_RATE_LIMIT: 'on', TRUSTED_PROXIES: '127.0.0.0/8, 10.0.0.0/8' })
  })
  afterAll(() => app.stop())

  test('counts by what the proxy wrote, and not by what the client had written before', async () => {
    const told = []
    for (let n = 0; n < 4; n += 1)
      told.push(await signIn(app, { 'x-forwarded-for': `6.6.6.${n}, 203.0.113.7, 10.1.2.${n}` }))
    expect(statuses(told)).toEqual([401, 401, 401, 429])
    expect(statuses([await signIn(app, { 'x-forwarded-for': '203.0.113.7, 203.0.113.8' })])).toEqual([401])
  })
})
