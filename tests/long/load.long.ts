import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, freePort, startApp } from '@/tests/support/app'
import { GroqServer } from '@/tests/support/groq-server'
import { type Issuer, startIssuer } from '@/tests/support/issuer'
import { heapOf, type Load, metric, percentiles, readAll } from '@/tests/support/load'

// One process on loopback. Each stream is a reader of its own, so that no limit of one reader is met.
const [cached, generating, most, rounds] = [500, 200, 600, 10]
const METRICS_TOKEN = 'a token for metrics'
const wanted = { chapter: 'sensing' }

let groq: GroqServer
let issuer: Issuer
let app: App
let inspector: number
beforeAll(async () => {
  inspector = await freePort()
  groq = await GroqServer.start()
  groq.pace = { firstToken: 250, tokensPerSecond: 400 }
  issuer = await startIssuer()
  const patience = { PERSONALIZE_IDLE_TIMEOUT_MS: '120000', PERSONALIZE_DEADLINE_MS: '240000' }
  const model = { GROQ_API_KEY: 'test', GROQ_BASE_URL: groq.url }
  const NODE_OPTIONS = `--inspect=127.0.0.1:${inspector}`
  app = await startApp({
    METRICS_TOKEN,
    NODE_OPTIONS,
    PERSONALIZE_CONCURRENCY: String(most),
    ...patience,
    ...model,
    ...issuer.env,
  })
})
afterAll(async () => {
  await app?.stop()
  await issuer?.stop()
  await groq?.stop()
})

let readers = 0
function tokensOf(count: number, background: (n: number) => string = () => 'none'): Promise<string[]> {
  const signed = (_: unknown, n: number) => {
    readers += 1
    const backgrounds = { software_background: background(n), hardware_background: 'none' }
    return issuer.sign({ sub: `reader-${readers}`, ...backgrounds })
  }
  return Promise.all(Array.from({ length: count }, signed))
}

function expectAll({ whole, refused, failed }: Load, count: number): void {
  expect([failed, whole, refused]).toEqual([{}, count, 0])
}

test('500 streams of a cached chapter at once, ten times over, and the memory is given back', async () => {
  expectAll(await readAll(app.url, await tokensOf(1), wanted), 1)
  expectAll(await readAll(app.url, await tokensOf(cached), wanted), cached)
  const before = await heapOf(app.url, METRICS_TOKEN, inspector)
  const loads: Load[] = []
  const bare: number[][] = []
  for (let n = 0; n < rounds; n += 1) {
    loads.push(await readAll(app.url, await tokensOf(cached), wanted))
    bare.push(await percentiles(cached, () => fetch(`${app.url}/api/personalize`).then((answer) => answer.text())))
  }
  for (const load of loads) expectAll(load, cached)
  const after = await heapOf(app.url, METRICS_TOKEN, inspector)
  const middle = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
  print('500 cached', {
    'p50 ms': middle(loads.map(({ p50 }) => p50)),
    'p95 ms': middle(loads.map(({ p95 }) => p95)),
    'bare route p50 ms': middle(bare.map(([p50 = 0]) => p50)),
    'bare route p95 ms': middle(bare.map(([, p95 = 0]) => p95)),
    'heap before MB': before,
    'heap after MB': after,
  })
  expect(after).toBeLessThan(before * 1.1 + 10)
  expect(await metric(app.url, METRICS_TOKEN, 'lectern_readings_open')).toBe(0)
}, 900_000)

test('200 readers who are generated for at once', async () => {
  const anchors = ['python', 'cpp', 'web', 'ros', 'ml']
  const levels = ['none', 'beginner', 'intermediate', 'expert']
  const tokens = await tokensOf(generating, (n) => `${levels[n % 4]}; ${anchors[Math.floor(n / 4) % 5]}`)
  groq.asked.length = 0
  const load = await readAll(app.url, tokens, { chapter: 'acting-and-control' })
  print('200 generating', {
    completions: groq.asked.length,
    'p50 ms': load.p50,
    'p95 ms': load.p95,
    seconds: load.seconds,
  })
  expectAll(load, generating)
}, 900_000)

test('twice the limit: half is told to come back at once, half is served, and all are let in afterwards', async () => {
  // Of a chapter that none of those before has asked for.
  const heading = 'Light into numbers'
  const release = groq.hold(heading)
  const tokens = await tokensOf(most * 2, () => 'beginner; web')
  const load = readAll(app.url, tokens, {
    chapter: 'perception',
    sections: ['light-into-numbers'],
  })
  await groq.untilAsked(heading)
  await expect
    .poll(() => metric(app.url, METRICS_TOKEN, 'lectern_readings_refused_total'), { timeout: 120_000 })
    .toBe(most)
  release()
  const { whole, refused, failed, seconds } = await load
  print('twice the limit', { whole, refused, seconds })
  expect([whole, refused, failed]).toEqual([most, most, {}])
  expectAll(await readAll(app.url, await tokensOf(50), wanted), 50)
}, 900_000)

function print(what: string, figures: Record<string, number>): void {
  console.log(
    `${what}: ${Object.entries(figures)
      .map(([name, value]) => `${name} ${Math.round(value * 10) / 10}`)
      .join(', ')}`,
  )
}
