import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { openDatabase } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { readEnv } from '@/lib/env'
import { type App, startApp } from '@/tests/support/app'
import { GroqServer } from '@/tests/support/groq-server'
import { personalize, readDocument, signUp } from '@/tests/support/reader'
import { median, printTable, spread } from './figures'

// What does a cached chapter cost, whole and in JSON? Against a bare route of a bare Next site that reads one row by the
// same driver and sends the same bytes, and against a 405 of our own route, which is the floor of the framework. In
// turns, so that what the machine does meanwhile falls on all.
// TEST_POSTGRES_URL names an empty Postgres to run on; without it each process has a PGlite of its own.
const rounds = 5
const connections = 32
const chapter = 'sensing'
const background = { software: 'none', hardware: 'none' }

type Ask = (n: number) => Promise<Response>
type Target = { name: string; ask: Ask; alone: number; each: number; ms: number[]; perSecond: number[] }

const postgres = process.env.TEST_POSTGRES_URL
const secret = 'a secret that is long enough for a bench'
const settings: Record<string, string> = postgres ? { DATABASE_URL: postgres, BETTER_AUTH_SECRET: secret } : {}
if (postgres) await migrateOnce()
const groq = await GroqServer.start()
const app = await startApp({ GROQ_API_KEY: 'bench', GROQ_BASE_URL: groq.url, ...settings })
let bare: App | undefined
try {
  const tokens = await signUpAll()
  const body = await fill(tokens)
  bare = await startBare(body)
  const { url } = bare
  const headers = { 'accept-encoding': 'identity' }
  const targets: Target[] = [
    target(
      'cached chapter',
      (n) => personalize(app.url, tokens[n % connections] ?? '', { chapter }, { headers }),
      20,
      4,
    ),
    target('one row, same bytes', () => fetch(url, { method: 'POST', body: '{}', headers }), 100, 30),
    target('405 of the same route', () => fetch(`${app.url}/api/personalize`, { headers }), 100, 30),
  ]
  for (let round = 0; round < rounds; round += 1) {
    for (const each of targets) await measure(each)
  }
  report(targets, Buffer.byteLength(body))
} finally {
  await bare?.stop()
  await app.stop()
  await groq.stop()
}

function target(name: string, ask: Ask, alone: number, each: number): Target {
  return { name, ask, alone, each, ms: [], perSecond: [] }
}

async function measure({ ask, alone, each, ms, perSecond }: Target): Promise<void> {
  const times: number[] = []
  for (let n = 0; n < alone; n += 1) {
    const started = performance.now()
    await (await ask(n)).arrayBuffer()
    times.push(performance.now() - started)
  }
  ms.push(median(times))
  const started = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async (_, reader) => {
      for (let n = 0; n < each; n += 1) {
        const response = await ask(reader)
        await response.arrayBuffer()
        if (response.status === 429) throw new Error('a reader asked too often')
      }
    }),
  )
  perSecond.push((connections * each) / ((performance.now() - started) / 1000))
}

async function signUpAll(): Promise<string[]> {
  const tokens: string[] = []
  for (let n = 0; n < connections; n += 1) tokens.push((await signUp(app.url, background)).token)
  return tokens
}

/** Has the chapter generated and gives the answer that later readers get. */
async function fill([token = '', other = '']: string[]): Promise<string> {
  await readDocument(app.url, token, { chapter })
  const { usage } = await readDocument(app.url, other, { chapter })
  if (usage.generated > 0 || usage.cached < 5) throw new Error(`not cached: ${JSON.stringify(usage)}`)
  return (await personalize(app.url, other, { chapter })).text()
}

/** The route of `bench/bare`, built by the same Next and served like ours. */
async function startBare(body: string): Promise<App> {
  const bare = await startApp({ BETTER_AUTH_SECRET: secret, ...settings }, { site: buildBare() })
  await fetch(bare.url, { method: 'PUT', body })
  return bare
}

// By webpack: Turbopack takes the instrumentation of the folders above for the site's own.
function buildBare(): string {
  const site = join(import.meta.dirname, 'bare')
  const next = join(import.meta.dirname, '../node_modules/next/dist/bin/next')
  const { status, stderr } = spawnSync(process.execPath, [next, 'build', '--webpack'], { cwd: site, encoding: 'utf8' })
  if (status !== 0) throw new Error(`The bare site cannot be built:\n${stderr}`)
  return site
}

async function migrateOnce(): Promise<void> {
  const { db, close } = await openDatabase(readEnv({ ...settings }).database)
  await migrate(db, join(import.meta.dirname, '../drizzle'))
  await close()
}

function report(targets: Target[], bytes: number): void {
  const [cached] = targets
  if (!cached) return
  console.log(
    `cached chapter "${chapter}", ${bytes} bytes of JSON, ${postgres ? 'Postgres' : 'PGlite'}; ${rounds} rounds, median (least to most)`,
  )
  const ratios = (values: number[], others: number[]) => spread(values.map((value, n) => value / (others[n] ?? 0)))
  printTable([
    ['', 'ms, one connection', 'cached / this', `per second, ${connections} connections`, 'cached / this'],
    ...targets.map((each) => [
      each.name,
      spread(each.ms),
      ratios(cached.ms, each.ms),
      spread(each.perSecond, 1),
      ratios(cached.perSecond, each.perSecond),
    ]),
  ])
}
