import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanUp } from '@/lib/db/clean'
import { type App, freePort, startApp } from '@/tests/support/app'
import { createDatabase, type TestDatabase } from '@/tests/support/database'
import { GroqServer } from '@/tests/support/groq-server'
import { heapOf } from '@/tests/support/load'
import { postAuth, readDocument, readStream, signUp } from '@/tests/support/reader'
import { Wire } from '@/tests/support/wire'

const minutes = Number(process.env.SOAK_MINUTES ?? 10)
const METRICS_TOKEN = 'a token for metrics'
const levels = ['none', 'beginner; python', 'intermediate; cpp', 'expert; web']
const chapters = ['sensing', 'acting-and-control', 'embodied-intelligence']

let groq: GroqServer
let database: TestDatabase
let wire: Wire
let folder: string
let app: App
let inspector: number
beforeAll(async () => {
  inspector = await freePort()
  groq = await GroqServer.start()
  database = await createDatabase('pg')
  wire = await Wire.start(database.settings.url ?? '')
  folder = await mkdtemp(join(tmpdir(), 'lectern-soak-'))
  app = await startApp({
    DATABASE_URL: wire.url,
    DATA_DIR: folder,
    BETTER_AUTH_SECRET: 'a secret that is long enough for tests',
    MIGRATE_ON_START: 'on',
    METRICS_TOKEN,
    NODE_OPTIONS: `--inspect=127.0.0.1:${inspector}`,
    GROQ_API_KEY: 'test',
    GROQ_BASE_URL: groq.url,
  })
})
afterAll(async () => {
  await app?.stop()
  await wire?.stop()
  await database?.close()
  await groq?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** A reader's day: reads, signs up, has two chapters personalized, is in a hurry with a third, and leaves. */
async function oneReader(n: number): Promise<void> {
  for (const slug of chapters) expect(await (await fetch(`${app.url}/chapters/${slug}`)).text()).toContain('</html>')
  const background = { software: levels[n % 4] ?? '', hardware: levels[Math.floor(n / 4) % 4] ?? '' }
  const reader = await signUp(app.url, background)
  await readStream(app.url, reader.token, { chapter: chapters[n % 3] })
  await readDocument(app.url, reader.token, { chapter: chapters[(n + 1) % 3] })
  const hurry = new AbortController()
  setTimeout(() => hurry.abort(), 40)
  await readStream(app.url, reader.token, { chapter: chapters[(n + 2) % 3] }, { signal: hurry.signal }).catch(() => {})
  const out = await postAuth(app.url, 'sign-out', {}, reader.cookie)
  expect([out.status, await out.text()]).toEqual([200, expect.any(String)])
  groq.asked.length = 0
}

let readers = 0
async function readFor(milliseconds: number): Promise<void> {
  const end = Date.now() + milliseconds
  const walk = async () => {
    while (Date.now() < end) {
      readers += 1
      await oneReader(readers)
    }
  }
  await Promise.all([walk(), walk(), walk()])
}

/** What the server has open, by kind. */
async function descriptors(): Promise<Record<string, number>> {
  const all: Record<string, number> = {}
  const folder = `/proc/${app.pid}/fd`
  for (const name of await readdir(folder)) {
    const kind = (await readlink(join(folder, name)).catch(() => 'closed')).replace(/^([a-z_]+):.*$/, '$1')
    if (kind !== 'closed') all[kind] = (all[kind] ?? 0) + 1
  }
  return all
}
const files = async () => Object.values(await descriptors()).reduce((sum, n) => sum + n, 0)
const rows = async (table: string) =>
  (await database.db.execute<{ n: number }>(sql.raw(`select count(*)::int as n from ${table}`))).rows[0]?.n ?? -1

test(
  `${minutes} minutes of readers who come, read, have chapters personalized and go leave nothing behind`,
  async () => {
    // Until all that is kept once is kept: chapters, prompts of every profile, compiled code.
    await readFor((minutes * 60_000) / 5)
    const before = {
      heap: await heapOf(app.url, METRICS_TOKEN, inspector),
      files: await files(),
      sections: await rows('generation'),
    }
    await readFor((minutes * 60_000 * 4) / 5)
    const after = {
      heap: await heapOf(app.url, METRICS_TOKEN, inspector),
      files: await files(),
      sections: await rows('generation'),
    }
    const left = { users: await rows('users'), sessions: await rows('sessions') }
    console.log(
      `soak of ${minutes} minutes, ${readers} readers: heap ${before.heap.toFixed(1)} to ${after.heap.toFixed(1)} MB, files ${before.files} to ${after.files} ` +
        `(${JSON.stringify(await descriptors())}), ` +
        `connections ${wire.standing} (opened ${wire.opened}), sections kept ${before.sections} to ${after.sections}`,
    )
    expect(after.heap).toBeLessThan(before.heap * 1.1 + 10)
    // Connections that are kept for a next request end by themselves.
    await expect.poll(files, { timeout: 120_000, interval: 1000 }).toBeLessThanOrEqual(before.files + 10)
    console.log(`soak: a while later ${JSON.stringify(await descriptors())}, connections ${wire.standing}`)
    expect(wire.standing).toBeLessThanOrEqual(5)
    expect(left).toEqual({ users: readers, sessions: 0 })
    for (const [table, n] of [
      ['accounts', readers],
      ['verifications', 0],
      ['jwks', 1],
    ] as const)
      expect([table, await rows(table)]).toEqual([table, n])
    expect(await readdir(folder)).toEqual(expect.not.arrayContaining(['pglite']))
    // Counts of minutes go with the clean-up; those of the day are stored on purpose.
    const keep = { auditDays: 90, cacheDays: 365, cacheSections: 100_000, sections: [] }
    while (await cleanUp(database.db, keep, new Date(Date.now() + 120_000)));
    expect(await rows('request_minute')).toBe(0)
    expect(await rows("generation where status <> 'done' and lease_until < now() - interval '1 hour'")).toBe(0)
  },
  (minutes + 5) * 60_000,
)
