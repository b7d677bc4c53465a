import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { generation } from '@/lib/db/reading-schema'
import { type App, startApp } from '@/tests/support/app'
import { Slot } from '@/tests/support/contract'
import { createMigrated, type TestDatabase } from '@/tests/support/database'
import { GroqServer } from '@/tests/support/groq-server'
import { type Event, events, fold, signUp, streamReading } from '@/tests/support/reader'

// Two servers over one Postgres, and a reader on each who asks for the same section.
const background = { software: 'none', hardware: 'none' }

let groq: GroqServer
let database: TestDatabase
let dataDir: string
let [here, there]: App[] = []
let tokens: [string, string]
beforeAll(async () => {
  groq = await GroqServer.start()
  dataDir = await mkdtemp(join(tmpdir(), 'lectern-processes-'))
  database = await createMigrated('pg')
  const patience = { PERSONALIZE_IDLE_TIMEOUT_MS: '25000', PERSONALIZE_DEADLINE_MS: '50000' }
  const secret = 'a secret that is long enough for tests'
  const shared = { DATABASE_URL: database.settings.url ?? '', BETTER_AUTH_SECRET: secret, DATA_DIR: dataDir }
  const settings = { ...shared, ...patience, GROQ_API_KEY: 'test', GROQ_BASE_URL: groq.url }
  here = await startApp(settings)
  // A token is good on both, since both are one site.
  there = await startApp({ ...settings, BETTER_AUTH_URL: here.url })
  const [one, two] = [await signUp(here.url, background), await signUp(here.url, background)]
  tokens = [one.token, two.token]
})
beforeEach(() => {
  groq.mend()
  groq.asked.length = 0
})
afterAll(async () => {
  await Promise.all([here?.stop(), there?.stop()])
  await groq.stop()
  await database?.close()
  await rm(dataDir, { recursive: true, force: true })
})

/** A reading of a section that is held when some of it is written: who began it here, and who follows there. */
async function sharing(section: { id: string; heading: string }) {
  const release = groq.hold(section.heading, 0.75)
  const body = { chapter: 'sensing', sections: [section.id] }
  const leavings = [new AbortController(), new AbortController()] as const
  const open = async (app: App | undefined, place: 0 | 1) => {
    const asking = { signal: leavings[place].signal }
    const stream = events(await streamReading(app?.url ?? '', tokens[place], body, asking))
    const all: Event[] = []
    return { all, stream, leave: () => leavings[place].abort(), rest: () => collect(stream, all) }
  }
  const began = await open(here, 0)
  await untilReleased(began)
  const { closed } = await groq.untilAsked(section.heading)
  const follows = await open(there, 1)
  await untilReleased(follows)
  return { began, follows, release, closed }
}

type Reading = { all: Event[]; stream: AsyncGenerator<Event> }

/** Reads until a slot that a model wrote has come. */
async function untilReleased({ all, stream }: Reading): Promise<void> {
  for (;;) {
    const { value, done } = await stream.next()
    if (done) throw new Error(`nothing was released, only ${all.map(({ event }) => event)}`)
    all.push(value)
    if (value.event === 'slot' && /generated|cached/.test(Slot.parse(value.data).source)) return
  }
}

async function collect(stream: AsyncGenerator<Event>, all: Event[]) {
  for await (const event of stream) all.push(event)
  return fold(all)
}

describe('a generation that is led on one process and followed on another', () => {
  const sections = {
    both: { id: 'noise-and-averaging', heading: 'Noise and averaging' },
    follower: { id: 'filtering-and-its-delay', heading: 'Filtering and its delay' },
    none: { id: 'what-a-sensor-does', heading: 'What a sensor does' },
    killed: { id: 'turning-volts-into-counts', heading: 'Turning volts into counts' },
  }

  test('is made once, and both have it as it is written', async () => {
    const { began, follows, release } = await sharing(sections.both)
    release()
    const [one, two] = await Promise.all([began.rest(), follows.rest()])
    expect([one.usage.generated, two.usage.generated, two.usage.cached]).toEqual([1, 0, 1])
    const prose = (reading: typeof one) => reading.sections.flatMap(({ slots }) => slots.map(({ html }) => html))
    expect(prose(two)).toEqual(prose(one))
    expect([two.result, groq.count(sections.both.heading)]).toEqual(['personalized', 1])
  })

  test('goes on when who began it leaves, and the other has the whole', async () => {
    const { began, follows, release, closed } = await sharing(sections.follower)
    began.leave()
    await expect(began.rest()).rejects.toThrow()
    // The other is asked after for as long as it waits.
    await expect.poll(() => isWanted(database), { timeout: 20_000 }).toBe(true)
    release()
    expect((await follows.rest()).result).toBe('personalized')
    expect(await closed).toEqual({ aborted: false })
    expect(groq.count(sections.follower.heading)).toBe(1)
  })

  test('is stopped when the last of them leaves', async () => {
    const { began, follows, closed } = await sharing(sections.none)
    began.leave()
    await expect(began.rest()).rejects.toThrow()
    follows.leave()
    await expect(follows.rest()).rejects.toThrow()
    expect(await closed).toEqual({ aborted: true })
  })

  test('goes on from what was released when its process is killed', async () => {
    const { began, follows, release } = await sharing(sections.killed)
    await here?.kill()
    await expect(began.rest()).rejects.toThrow()
    release()
    const reading = await follows.rest()
    expect([reading.result, reading.usage.generated]).toEqual(['personalized', 1])
    const [first, second, ...more] = groq.asked.filter(({ heading }) => heading === sections.killed.heading)
    expect([more.length, await first?.closed]).toEqual([0, { aborted: true }])
    expect(second?.section.length).toBeLessThan(first?.section.length ?? 0)
  })
})

/** Whether the lease row of what is being made says that somebody on another process waits. */
async function isWanted({ db }: TestDatabase): Promise<boolean> {
  const rows = await db.select().from(generation).where(eq(generation.status, 'running'))
  return rows.some(({ wantedUntil, leaseUntil }) => wantedUntil && wantedUntil > new Date() && leaseUntil > new Date())
}
