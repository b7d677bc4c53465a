import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { generation } from '@/lib/db/reading-schema'
import { planReading } from '@/lib/personalize/plan'
import { type App, startApp } from '@/tests/support/app'
import { book, chapters, found, profile } from '@/tests/support/book'
import type { Reading } from '@/tests/support/contract'
import { createMigrated, type TestDatabase } from '@/tests/support/database'
import { type Asked, GroqServer } from '@/tests/support/groq-server'
import { readStream, signUp } from '@/tests/support/reader'

// Four servers over one Postgres, and two hundred readers of one profile who ask at the same time.
const processes = 4
const readers = 200
const background = { software: 'none', hardware: 'none' }

let groq: GroqServer
let database: TestDatabase
let dataDir: string
let apps: App[] = []
let tokens: string[]

beforeAll(async () => {
  groq = await GroqServer.start()
  groq.pace = { firstToken: 250, tokensPerSecond: 400 }
  dataDir = await mkdtemp(join(tmpdir(), 'lectern-long-'))
  database = await createMigrated('pg')
  const patience = { PERSONALIZE_IDLE_TIMEOUT_MS: '60000', PERSONALIZE_DEADLINE_MS: '120000' }
  const model = { GROQ_API_KEY: 'test', GROQ_BASE_URL: groq.url, ...patience }
  const secret = 'a secret that is long enough for tests'
  const settings = {
    DATABASE_URL: database.settings.url ?? '',
    BETTER_AUTH_SECRET: secret,
    DATA_DIR: dataDir,
    ...model,
  }
  for (let n = 0; n < processes; n += 1) {
    // A token is good on all of them, since all are one site.
    apps.push(await startApp({ ...settings, ...(apps[0] && { BETTER_AUTH_URL: apps[0].url }) }))
  }
  tokens = await signUpAll()
})

beforeEach(() => {
  groq.mend()
  groq.asked.length = 0
})

afterAll(async () => {
  await Promise.all(apps.map((app) => app.stop()))
  await groq.stop()
  await database.close()
  await rm(dataDir, { recursive: true, force: true })
})

test('two hundred readers on four processes have one generation', async () => {
  const headings = generatedHeadings('sensing')
  const started = performance.now()
  const readings = await Promise.all(tokens.map((token, n) => read(n, token, 'sensing')))
  const seconds = (performance.now() - started) / 1000
  print('together', { readers, processes, completions: groq.asked.length, sections: headings.length, seconds })
  expect(groq.asked.map(({ heading }) => heading).sort()).toEqual(headings.toSorted())
  for (const reading of readings) expectWhole(reading, headings.length)
})

test('a leader that is killed half-way costs nobody the chapter, and no more than its sections in flight', async () => {
  const chapter = 'acting-and-control'
  const headings = generatedHeadings(chapter)
  const half = (await count('done')) + headings.length / 2
  const held = headings.slice(0, 2)
  const releases = held.map((heading) => groq.hold(heading, 0.6))
  const leader = 1
  const others = tokens.flatMap((token, n) => (n % processes === leader ? [] : [{ token, n }]))
  const lost = tokens.flatMap((token, n) => (n % processes === leader ? [read(n, token, chapter)] : []))
  const ended = Promise.allSettled(lost)
  for (const heading of held) await groq.untilAsked(heading)
  const readings = others.map(({ token, n }) => read(n, token, chapter))
  // Half of the chapter is stored, and what the leader is at stands still.
  while ((await count('done')) < half) await pause(50)
  const started = performance.now()
  await apps[leader]?.kill()
  apps = apps.filter((_, n) => n !== leader)
  const begun = await count('running')
  const cut = await aborted(groq.asked.slice())
  for (const release of releases) release()
  const whole = await Promise.all(readings)
  const seconds = (performance.now() - started) / 1000
  expect((await ended).every(({ status }) => status === 'rejected')).toBe(true)
  for (const reading of whole) expectWhole(reading, headings.length)
  const again = groq.asked.filter(({ heading }, n) => groq.asked.findIndex((each) => each.heading === heading) < n)
  const letters = (asked: Asked[]) => asked.reduce((sum, { sent }) => sum + sent.length, 0)
  print('leader killed', {
    survivors: whole.length,
    completions: groq.asked.length,
    sections: headings.length,
    'begun and not stored when killed': begun,
    'cut off': cut.length,
    'asked again': again.length,
    'letters sent before': letters(cut),
    'letters sent again': letters(again),
    'seconds from the kill to the last reader': seconds,
  })
  expect(again.length).toBeLessThanOrEqual(begun)
  expect(again.map(({ heading }) => heading)).toEqual(expect.arrayContaining(cut.map(({ heading }) => heading)))
})

/** The sections of a chapter that a model is asked for, in reading order. */
function generatedHeadings(slug: string): string[] {
  const chapter = found(chapters.find((each) => each.slug === slug))
  const reader = profile(background.software, background.hardware)
  const { sections } = planReading(book, chapter, reader)
  return sections.filter(({ slots }) => slots.some(({ rewrite }) => rewrite)).map(({ section }) => section.heading)
}

function read(n: number, token: string, chapter: string): Promise<Reading> {
  return readStream(found(apps[n % processes]).url, token, { chapter })
}

function expectWhole({ result, sections }: Reading, generated: number): void {
  expect(result).toBe('personalized')
  expect(sections.filter(({ outcome }) => outcome === 'generated' || outcome === 'cached')).toHaveLength(generated)
}

async function signUpAll(): Promise<string[]> {
  const all: string[] = []
  while (all.length < readers) {
    const some = Array.from({ length: processes }, () => signUp(found(apps[0]).url, background))
    all.push(...(await Promise.all(some)).map(({ token }) => token))
  }
  return all
}

function count(status: 'done' | 'running'): Promise<number> {
  return database.db.$count(generation, eq(generation.status, status))
}

/** Those of some requests that were cut off, once all that can be cut are. */
async function aborted(asked: Asked[]): Promise<Asked[]> {
  const ends = await Promise.all(
    asked.map(async (each) => ({ each, ...(await Promise.race([each.closed, pause(1000, { aborted: false })])) })),
  )
  return ends.filter((end) => end.aborted).map(({ each }) => each)
}

function print(what: string, figures: Record<string, number>): void {
  const texts = Object.entries(figures).map(([name, value]) => `${name} ${Math.round(value * 10) / 10}`)
  console.log(`${what}: ${texts.join(', ')}`)
}
