import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { GroqServer } from '@/tests/support/groq-server'
import { events, readStream, signUp, streamReading } from '@/tests/support/reader'

const secrets = { METRICS_TOKEN: 'a token for metrics', CRON_SECRET: 'a secret for cron' }
const background = { software: 'none', hardware: 'none' }
const section = { id: 'what-a-sensor-does', heading: 'What a sensor does' }
const wanted = { chapter: 'sensing', sections: [section.id] }

/** Stands in for a collector of traces: what it was sent, as text in which the names of spans can be read. */
const sent: string[] = []
const collector = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  sent.push(Buffer.concat(chunks).toString('latin1'))
  response.end()
})

let groq: GroqServer
let app: App
let token: string
beforeAll(async () => {
  groq = await GroqServer.start()
  collector.listen(0, '127.0.0.1')
  await once(collector, 'listening')
  const address = collector.address()
  app = await startApp({
    ...secrets,
    LOG_FORMAT: 'json',
    GROQ_API_KEY: 'test',
    GROQ_BASE_URL: groq.url,
    PERSONALIZE_CONCURRENCY: '2',
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    OTEL_BSP_SCHEDULE_DELAY: '200',
  })
  token = (await signUp(app.url, background)).token
})
beforeEach(() => groq.mend())
afterAll(async () => {
  await app?.stop()
  await groq.stop()
  collector.closeAllConnections()
  collector.close()
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(app.url + path, { headers })
const logged = () =>
  app
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): Record<string, unknown> => JSON.parse(line))

describe('for machines', () => {
  test('a process says that it lives and that it is ready', async () => {
    for (const path of ['/api/health/live', '/api/health/ready', '/api/health'])
      expect((await get(path)).status, path).toBe(200)
  })

  test.each([
    ['/api/metrics', secrets.METRICS_TOKEN],
    ['/api/cron/clean', secrets.CRON_SECRET],
  ])('%s is for who has its secret', async (path, secret) => {
    expect((await get(path)).status).toBe(401)
    expect((await get(path, { authorization: 'Bearer another' })).status).toBe(401)
    expect((await get(path, { authorization: `Bearer ${secret}` })).status).toBe(200)
  })
})

test('an answer has the id that the log knows it by; a name that could write a line is not taken', async () => {
  const named = await get('/api/personalize', { 'x-request-id': 'proxy-1234.5678' })
  expect(named.headers.get('x-request-id')).toBe('proxy-1234.5678')
  expect(named.headers.has('x-lectern-code')).toBe(false)
  const bad = await get('/api/personalize?address=ada@x.example', { 'x-request-id': '{"level":"x"}' })
  const id = bad.headers.get('x-request-id') ?? ''
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  const line = { message: 'answered', method: 'GET', path: '/api/personalize', status: 405, code: 'method_not_allowed' }
  await expect.poll(logged).toContainEqual(expect.objectContaining({ ...line, id, level: 'info' }))
  expect(app.output()).not.toContain('ada@x.example')
})

test('a page has an id and a line as well, and so has what is refused before it; what a page brings has none', async () => {
  for (const path of [
    '/sign-in?next=/ada@x.example',
    '/chapters/sensing',
    '/search.json',
    '/nowhere',
    '/chapters/%zz',
  ]) {
    const { headers, status } = await get(path)
    const id = headers.get('x-request-id')
    const line = { message: 'answered', method: 'GET', path: path.split('?')[0], status, id }
    await expect.poll(logged).toContainEqual(expect.objectContaining(line))
  }
  expect(logged()).toContainEqual(expect.objectContaining({ path: '/chapters/%zz', code: 'address_invalid' }))
  // Drawing a page is no reason to warn.
  expect(logged().filter(({ level }) => level === 'warn')).toEqual([])
  const [, script = ''] = /<script src="([^"]+)"/.exec(await (await get('/')).text()) ?? []
  expect((await get(script)).status).toBe(200)
  await get('/api/health/live')
  await expect.poll(() => logged().some(({ path }) => path === '/api/health/live')).toBe(true)
  expect(logged().filter(({ path }) => String(path).startsWith('/_next/static/'))).toEqual([])
})

test('a reading is counted and traced from its token to its prose', async () => {
  const reading = await readStream(app.url, token, wanted)
  expect(reading.usage.generated).toBe(1)
  const metrics = await (await get('/api/metrics', { authorization: `Bearer ${secrets.METRICS_TOKEN}` })).text()
  expect(metrics).toMatch(/^lectern_generations_total 1$/m)
  expect(metrics).toMatch(/^lectern_sections_total\{outcome="generated"\} 1$/m)
  expect(metrics).toMatch(/^lectern_tokens_total\{kind="completion"\} [1-9]/m)
  expect(metrics).toMatch(/^lectern_cost_dollars_total 0\.0\d+$/m)
  expect(metrics).toMatch(/^lectern_provider_up 1$/m)
  expect(metrics).toMatch(/^lectern_readings_open 0$/m)
  expect(metrics).toMatch(/^lectern_request_seconds_count\{route="\/api\/personalize"\} [1-9]/m)
  for (const span of ['verify token', 'take turn', 'plan', 'retrieve', 'section', 'generate', 'verify', 'render'])
    await expect.poll(() => sent.join(''), { timeout: 20_000 }).toContain(span)
  expect(sent.join('')).not.toContain(token)
})

test('more readings than a process takes are told to come back, and let in as soon as one has ended', async () => {
  const other = { id: 'noise-and-averaging', heading: 'Noise and averaging' }
  const release = groq.hold(other.heading)
  const leaving = new AbortController()
  const body = { chapter: 'sensing', sections: [other.id] }
  const open = await Promise.all([
    streamReading(app.url, token, body, { signal: leaving.signal }),
    streamReading(app.url, token, body),
  ])
  await groq.untilAsked(other.heading)
  const begun = performance.now()
  const lineOf = ({ headers }: Response) => logged().find(({ id }) => id === headers.get('x-request-id'))
  const refused = await streamReading(app.url, token, body)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
  expect(await refused.json()).toMatchObject({ code: 'rate_limited' })
  expect(open.map(lineOf)).toEqual([undefined, undefined])
  leaving.abort()
  await expect.poll(() => lineOf(open[0])).toMatchObject({ path: '/api/personalize', status: 200, end: 'left' })
  await expect
    .poll(async () => {
      const again = await streamReading(app.url, token, wanted)
      await again.body?.cancel()
      return again.status
    })
    .toBe(200)
  const held = performance.now() - begun
  release()
  const told = []
  for await (const { event } of events(open[1])) told.push(event)
  expect(told.at(-1)).toBe('done')
  await expect.poll(() => lineOf(open[1])).toMatchObject({ level: 'info', status: 200, end: 'done' })
  expect(lineOf(open[1])?.ms).toBeGreaterThan(held)
})
