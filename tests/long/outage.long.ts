import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '@/lib/db/client'
import { type App, startApp } from '@/tests/support/app'
import { lostOf, startBusy } from '@/tests/support/busy'
import { GroqServer } from '@/tests/support/groq-server'
import { type Postgres, startPostgres } from '@/tests/support/postgres'
import { type Reader, signIn, signUp } from '@/tests/support/reader'
import { Wire } from '@/tests/support/wire'

// One server that nobody restarts, and what it stands on taken away while readers are busy.
let groq: GroqServer
let postgres: Postgres
let wire: Wire
let folder: string
let app: App
let database: OpenDatabase
let readers: Reader[]
beforeAll(async () => {
  groq = await GroqServer.start()
  postgres = await startPostgres()
  wire = await Wire.start(postgres.url)
  folder = await mkdtemp(join(tmpdir(), 'lectern-outage-'))
  app = await startApp({
    DATA_DIR: folder,
    DATABASE_URL: wire.url,
    BETTER_AUTH_SECRET: 'a secret that is long enough for tests',
    MIGRATE_ON_START: 'on',
    GROQ_API_KEY: 'test',
    GROQ_BASE_URL: groq.url,
  })
  database = await openDatabase({ kind: 'pg', url: postgres.url, dataDir: folder })
  const backgrounds = ['none', 'expert; python']
  readers = await Promise.all(backgrounds.map((software) => signUp(app.url, { software, hardware: 'none' })))
})
afterAll(async () => {
  await database?.close()
  await app?.stop()
  await wire?.stop()
  await postgres?.stop()
  await groq?.stop()
  await rm(folder, { recursive: true, force: true })
})

const faults: Record<string, { rounds: number; away: () => Promise<void>; back: () => Promise<void> }> = {
  'the database is stopped and started': {
    rounds: 4,
    away: () => postgres.halt(),
    back: () => postgres.resume(),
  },
  'the database crashes and is started': {
    rounds: 4,
    away: () => postgres.halt('crash'),
    back: () => postgres.resume(),
  },
  'the network between is cut': {
    rounds: 20,
    away: async () => {
      wire.state = 'refused'
    },
    back: async () => {
      wire.state = 'open'
    },
  },
}

describe.each(Object.entries(faults))('while %s', (fault, { rounds, away, back }) => {
  test(`nothing that was told is lost, every chapter is right, and it goes on by itself, ${rounds} times over`, async () => {
    const busy = await startBusy(
      app.url,
      readers.map(({ token }) => token),
    )
    const { met } = busy
    let longest = 0
    for (let n = 0; n < rounds; n += 1) {
      const before = met.told.length
      await expect.poll(() => met.told.length, { timeout: 60_000 }).toBeGreaterThan(before + 2)
      // At another moment of what is under way each time.
      await pause(37 * n)
      await away()
      const read = met.chapters
      await expect.poll(() => met.chapters, { timeout: 60_000 }).toBeGreaterThan(read + 3)
      await back()
      const [told, since] = [met.told.length, Date.now()]
      await expect
        .poll(() => met.told.length, { timeout: 60_000, interval: 20, message: JSON.stringify(met.refused) })
        .toBeGreaterThan(told)
        .catch((e: unknown) => {
          console.log('STUCK', n, JSON.stringify(met.refused), wire.standing, wire.opened, app.output().slice(-6000))
          throw e
        })
      longest = Math.max(longest, Date.now() - since)
    }
    const { told, wrong, refused, readings, chapters } = await busy.stop()
    expect([...new Set(wrong)]).toEqual([])
    expect(readings).toBeGreaterThan(rounds)
    expect(await lostOf(database.db, told)).toEqual({ lost: [], half: 0 })
    for (const reader of told.filter((_, n) => n % 10 === 0)) expect(await signIn(app.url, reader)).toBeTruthy()
    console.log(
      `while ${fault}, ${rounds} times: ${told.length} sign-ups told yes and there, ${readings} readings right, ` +
        `${chapters} chapters read, refused by name ${JSON.stringify(refused)}, ${longest} ms at most to the next yes`,
    )
  }, 280_000)
})
