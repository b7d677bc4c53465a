import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { Balancer } from '@/tests/support/balancer'
import { runCommand } from '@/tests/support/command'
import { createDatabase, type TestDatabase } from '@/tests/support/database'
import { GroqServer } from '@/tests/support/groq-server'
import { fetchToken, personalize, postAuth, readDocument, signUp } from '@/tests/support/reader'

// Four servers behind one address, over one Postgres, which they bring up to date together.
const background = { software: 'none', hardware: 'none' }
const daily = 5
const four = [0, 1, 2, 3]

let groq: GroqServer
let site: Balancer
let database: TestDatabase
let folder: string
let settings: Record<string, string>
let apps: App[] = []
beforeAll(async () => {
  groq = await GroqServer.start()
  site = await Balancer.start()
  database = await createDatabase('pg')
  folder = await mkdtemp(join(tmpdir(), 'lectern-four-'))
  settings = {
    DATABASE_URL: database.settings.url ?? '',
    BETTER_AUTH_SECRET: 'a secret that is long enough for tests',
    BETTER_AUTH_URL: site.url,
    DATA_DIR: folder,
    MIGRATE_ON_START: 'on',
    AUTH_RATE_LIMIT: 'on',
    TRUSTED_PROXIES: '127.0.0.1',
    GROQ_API_KEY: 'test',
    GROQ_BASE_URL: groq.url,
    PERSONALIZE_DAILY_SECTIONS: String(daily),
  }
  apps = await Promise.all(four.map(() => startApp(settings)))
  site.targets = apps.map(({ url }) => url)
})
afterAll(async () => {
  await Promise.all(apps.map((app) => app.stop()))
  await site?.stop()
  await groq?.stop()
  await database?.close()
  await rm(folder, { recursive: true, force: true })
})

const to = (n: number) => ({ 'x-to': String(n) })
const kid = (token: string) => decodeProtectedHeader(token).kid
const bodyOf = (section: string) => ({ chapter: 'sensing', sections: [section] })

test('what one of them does all know: account, session, token, rotation', async () => {
  const ada = await signUp(site.url, background)
  for (const n of four) {
    const headers = { cookie: ada.cookie, ...to(n) }
    const session = await fetch(`${site.url}/auth/get-session`, { headers })
    expect(await session.json(), `session on ${n}`).toMatchObject({ user: { email: ada.email } })
    const read = await personalize(site.url, ada.token, bodyOf('further-reading'), { headers: to(n) })
    expect(read.status, `token on ${n}`).toBe(200)
  }
  const { code, errors } = await runCommand('keys', ['rotate'], settings)
  expect([code, errors]).toEqual([0, ''])
  const fresh = await fetchToken(site.url, ada.cookie)
  expect(kid(fresh)).not.toBe(kid(ada.token))
  for (const token of [fresh, ada.token])
    for (const n of four) {
      const read = await personalize(site.url, token, bodyOf('further-reading'), { headers: to(n) })
      expect(read.status, `after rotation on ${n}`).toBe(200)
    }
  expect((await postAuth(site.url, 'sign-out', {}, ada.cookie)).status).toBe(200)
  for (const n of four) {
    const gone = await fetch(`${site.url}/auth/token`, { headers: { cookie: ada.cookie, ...to(n) } })
    expect(gone.status, `signed out on ${n}`).toBe(401)
  }
})

test('a day’s sections are counted exactly, however many ask for however many at once', async () => {
  const { token } = await signUp(site.url, { software: 'beginner; python', hardware: 'none' })
  groq.asked.length = 0
  const readings = await Promise.all(
    // Of one section two readers at once have one generation: what both set aside, one gets back.
    ['sensing', 'acting-and-control', 'embodied-intelligence'].map((chapter) =>
      readDocument(site.url, token, { chapter }),
    ),
  )
  expect(readings.reduce((sum, { usage }) => sum + usage.generated, 0)).toBe(daily)
  expect(groq.asked).toHaveLength(daily)
  const last = await readDocument(site.url, token, bodyOf('further-reading'))
  expect(last.usage.remaining).toBe(0)
})

test('requests of a reader are counted exactly, a minute at a time', async () => {
  const { token } = await signUp(site.url, { software: 'expert', hardware: 'expert' })
  // Within one minute of the clock.
  if (new Date().getSeconds() > 40)
    await expect.poll(() => new Date().getSeconds(), { timeout: 30_000 }).toBeLessThan(5)
  const asked = Array.from({ length: 90 }, () => personalize(site.url, token, bodyOf('further-reading')))
  const statuses = (await Promise.all(asked)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(60)
  expect(statuses.filter((status) => status === 429)).toHaveLength(30)
})

test('passwords are tried three times from one network, whichever server is asked', async () => {
  const wrong = { email: 'nobody@readers.example', password: 'a wrong and quiet password' }
  const told = await Promise.all(Array.from({ length: 12 }, () => postAuth(site.url, 'sign-in/email', wrong)))
  const statuses = told.map(({ status }) => status).sort()
  expect(statuses).toEqual([401, 401, 401, ...Array(9).fill(429)])
})
