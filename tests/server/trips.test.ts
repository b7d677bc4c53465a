import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { createMigrated, type TestDatabase } from '@/tests/support/database'
import { GroqServer } from '@/tests/support/groq-server'
import { fetchToken, personalize, type Reader, readDocument, readStream, signUp } from '@/tests/support/reader'
import { Wire } from '@/tests/support/wire'

const background = { software: 'none', hardware: 'none' }
const wanted = { chapter: 'sensing', sections: ['what-a-sensor-does'] }

let groq: GroqServer
let database: TestDatabase
let wire: Wire
let app: App
let ada: Reader
beforeAll(async () => {
  groq = await GroqServer.start()
  database = await createMigrated('pg')
  wire = await Wire.start(database.settings.url ?? '')
  app = await startApp({
    DATABASE_URL: wire.url,
    BETTER_AUTH_SECRET: 'a secret that is long enough for tests',
    AUTH_RATE_LIMIT: 'on',
    TRUSTED_PROXIES: '127.0.0.1',
    GROQ_API_KEY: 'test',
    GROQ_BASE_URL: groq.url,
  })
  ada = await signUp(app.url, background)
})
afterAll(async () => {
  await app?.stop()
  await wire?.stop()
  await database?.close()
  await groq?.stop()
})

/** The round trips that some work takes, on connections that stand. */
async function tripsOf(work: () => Promise<unknown>): Promise<number> {
  await fetch(`${app.url}/api/health`)
  // What the request before left to be done after its answer.
  for (let before = -1; before !== wire.trips; await pause(300)) before = wire.trips
  const before = wire.trips
  await work()
  return wire.trips - before
}

describe('the database is asked', () => {
  test('never for a chapter', async () => {
    expect(await tripsOf(() => fetch(`${app.url}/chapters/sensing`))).toBe(0)
    expect(await tripsOf(() => fetch(app.url))).toBe(0)
  })

  test('at most three times for a reading that is cached', async () => {
    const first = await readStream(app.url, ada.token, wanted)
    expect(first.usage.generated).toBe(1)
    const trips = await tripsOf(async () => {
      expect((await readDocument(app.url, ada.token, wanted)).usage).toMatchObject({ generated: 0, cached: 1 })
    })
    console.log(`round trips: a cached reading ${trips}`)
    expect(trips).toBeLessThanOrEqual(3)
  })

  test('at most five times for a token', async () => {
    const trips = await tripsOf(() => fetchToken(app.url, ada.cookie))
    console.log(`round trips: a token ${trips}`)
    expect(trips).toBeLessThanOrEqual(5)
  })
})

describe('when the way to the database', () => {
  const reads = async () => (await fetch(`${app.url}/chapters/sensing`)).status
  const unavailable = async () => {
    const answer = await personalize(app.url, ada.token, wanted)
    expect([answer.status, (await answer.json()).code]).toEqual([503, expect.stringMatching(/_unavailable$/)])
  }
  const recovers = () =>
    expect.poll(async () => (await personalize(app.url, ada.token, wanted)).status, { timeout: 40_000 }).toBe(200)

  test('is refused, chapters are read, all else says so by name, and it is found again', async () => {
    wire.state = 'refused'
    expect(await reads()).toBe(200)
    await unavailable()
    expect((await fetch(`${app.url}/api/health`)).status).toBe(503)
    expect((await fetch(`${app.url}/api/health/ready`)).status).toBe(200)
    wire.state = 'open'
    await recovers()
  })

  test('is silent, nobody waits for ever, and it is found again', async () => {
    wire.state = 'silent'
    const waiting = unavailable()
    expect(await reads()).toBe(200)
    await waiting
    wire.state = 'open'
    await recovers()
    expect(wire.standing).toBeLessThanOrEqual(6)
  })

  test('leads to one that takes no writes, that is said too, and it is over when it takes them again', async () => {
    const name = new URL(wire.url).pathname.slice(1)
    const alter = (how: string) => database.db.execute(sql.raw(`alter database ${name} ${how}`))
    const cut = () => {
      wire.state = 'refused'
      wire.state = 'open'
    }
    await alter('set default_transaction_read_only = on')
    cut()
    await unavailable()
    expect(await reads()).toBe(200)
    await database.db.transaction(async (tx) => {
      await tx.execute(sql`set transaction read write`)
      await tx.execute(sql.raw(`alter database ${name} reset default_transaction_read_only`))
    })
    cut()
    await recovers()
  })
})
