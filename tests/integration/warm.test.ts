import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { removePin, storePin } from '@/lib/db/pin'
import { user } from '@/lib/db/schema'
import { type Env, readEnv } from '@/lib/env'
import { openEngine } from '@/lib/means'
import type { Profile } from '@/lib/personalize/events'
import { pinKey } from '@/lib/personalize/pin'
import { planReading } from '@/lib/personalize/plan'
import { readBook } from '@/scripts/book/read'
import { personas } from '@/scripts/eval/personas'
import { commonProfiles } from '@/scripts/warm/profiles'
import { type Progress, warm } from '@/scripts/warm/warm'
import { content, profile, read, sensing } from '../support/book'
import { createMigrated, type TestDatabase } from '../support/database'
import { GroqServer } from '../support/groq-server'

const coder = profile('expert; python', 'none')
const maker = profile('none', 'expert; arduino')
const book = await readBook(content)
const plenty = 10_000_000
/** The beginning of the book, for what does not need the whole of it. */
const few = { ...book, chapters: book.chapters.slice(0, 2) }

let opened: TestDatabase
let groq: GroqServer
let env: Env
beforeAll(async () => {
  groq = await GroqServer.start()
  env = readEnv({ GROQ_API_KEY: 'key', GROQ_BASE_URL: groq.url })
  opened = await createMigrated('pglite')
})
afterAll(async () => {
  await groq?.stop()
  await opened?.close()
})
beforeEach(async () => {
  await opened.db.execute(sql`truncate generation, generation_part, users cascade`)
  groq.asked.length = 0
})

const database = async () => opened.db

async function run(profiles: Profile[], { book = few, tokens = plenty } = {}) {
  const lines: Progress[] = []
  const work = warm({ env, database, book, profiles, tokens }, new AbortController().signal)
  let step = await work.next()
  for (; !step.done; step = await work.next()) lines.push(step.value)
  const sum = (name: 'generated' | 'cached' | 'failed' | 'left') => lines.reduce((total, line) => total + line[name], 0)
  return {
    ...step.value,
    lines,
    generated: sum('generated'),
    cached: sum('cached'),
    failed: sum('failed'),
    left: sum('left'),
  }
}

describe('warming', () => {
  test('makes every section once, and a second run makes no call', async () => {
    const several = { ...book, chapters: book.chapters.slice(0, 5) }
    const first = await run([coder], { book: several })
    expect(first.lines.map(({ chapter }) => chapter)).toEqual(several.chapters.map(({ slug }) => slug))
    expect(first).toMatchObject({ cached: 0, failed: 0, left: 0 })
    expect(first.stopped).toBeUndefined()
    expect(groq.asked).toHaveLength(first.generated)
    expect(first.tokens).toBeGreaterThan(0)
    const second = await run([coder], { book: several })
    expect(groq.asked).toHaveLength(first.generated)
    expect(second).toMatchObject({ generated: 0, cached: first.generated, tokens: 0 })
  })

  test('is for the readers of the server: they find what was made', async () => {
    await run([coder])
    const asked = groq.asked.length
    const { sections, usage } = await read(sensing, coder, openEngine(env, database))
    expect(groq.asked).toHaveLength(asked)
    expect(usage.generated).toBe(0)
    expect(sections.some(({ outcome }) => outcome === 'cached')).toBe(true)
  })

  test('asks for no section that editors have approved', async () => {
    const [planned] = planReading(book, sensing, coder).sections.filter((each) => pinKey(book, sensing.slug, each))
    const slot = planned?.slots.find(({ rewrite }) => rewrite)?.slot
    const key = planned && pinKey(book, sensing.slug, planned)
    if (!planned || !slot || !key) throw new Error('the chapter has a section that is rewritten')
    const all = await run([coder])
    await opened.db.execute(sql`truncate generation, generation_part`)
    groq.asked.length = 0
    const version = { chapter: sensing.slug, section: planned.section.id, version: '1', profile: coder }
    await storePin(opened.db, 'editor', { key, ...version, content: { [slot.id]: slot.markdown } }, new Date())
    const pinned = await run([coder])
    await removePin(opened.db, 'editor', key, new Date())
    expect(pinned.generated).toBe(all.generated - 1)
    expect(groq.asked).toHaveLength(pinned.generated)
  })

  test('stops at its budget, and another run goes on from there', async () => {
    const budget = 30_000
    const first = await run([coder, maker], { tokens: budget })
    expect(first.stopped).toContain(String(budget))
    expect(first.tokens).toBeGreaterThan(0)
    expect(first.tokens).toBeLessThanOrEqual(budget)
    expect(first.left).toBeGreaterThan(0)
    expect(first.lines.length).toBeLessThan(2 * few.chapters.length)
    const made = groq.asked.length
    const second = await run([coder, maker])
    expect(second.stopped).toBeUndefined()
    expect(second.cached).toBe(made)
    expect(groq.asked).toHaveLength(made + second.generated)
  })

  test('with no room for one section makes no call', async () => {
    expect(await run([coder], { book, tokens: 20 })).toMatchObject({ generated: 0, tokens: 0 })
    expect(groq.asked).toEqual([])
  })
})

describe('the commonest profiles', () => {
  test('are counted by what the words of readers say, however they say it', async () => {
    await sign('expert; python', 'none')
    await sign('Ten years of Python.', 'I have no hardware background')
    await sign('none', 'expert; arduino')
    await sign('none', 'expert; arduino')
    await sign('expert; python', 'none')
    const { readers, profiles } = await commonProfiles(opened.db, book.vocabulary, 2)
    expect(readers).toBe(5)
    expect(profiles).toEqual([coder, maker])
  })

  test('are those of the golden personas where there are no readers', async () => {
    const { readers, profiles } = await commonProfiles(opened.db, book.vocabulary, 3)
    expect(readers).toBe(0)
    const golden = personas.slice(0, 3).map((each) => profile(each.softwareBackground, each.hardwareBackground))
    expect(profiles).toEqual(golden)
  })
})

async function sign(software: string, hardware: string): Promise<void> {
  const id = crypto.randomUUID()
  const backgrounds = { software_background: software, hardware_background: hardware }
  await opened.db.insert(user).values({ id, name: 'Reader', email: `${id}@example.org`, ...backgrounds })
}
