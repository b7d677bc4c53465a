import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import type { Reading } from '@/tests/support/contract'
import { GroqServer } from '@/tests/support/groq-server'
import {
  type Event,
  events,
  fold,
  personalize,
  readDocument,
  readStream,
  signUp,
  streamReading,
} from '@/tests/support/reader'

let groq: GroqServer
let app: App
beforeAll(async () => {
  groq = await GroqServer.start()
  const patience = { PERSONALIZE_IDLE_TIMEOUT_MS: '25000', PERSONALIZE_DEADLINE_MS: '50000' }
  app = await startApp({ GROQ_API_KEY: 'test', GROQ_BASE_URL: groq.url, ...patience })
})
beforeEach(() => {
  groq.mend()
  groq.asked.length = 0
})
afterAll(async () => {
  await app.stop()
  await groq.stop()
})

const novice = { software: 'none', hardware: 'none' }
const builder = { software: 'none', hardware: 'intermediate' }
const programmer = { software: 'intermediate', hardware: 'none' }
const engineer = { software: 'intermediate', hardware: 'expert' }
const last = { id: 'when-a-sensor-lies', heading: 'When a sensor lies' }

describe('a chapter that nobody has read like this', () => {
  test('arrives over the wire slot by slot, before its last section is written, also where gzip is accepted', async () => {
    const { token } = await signUp(app.url, novice)
    const first = { id: 'what-a-sensor-does', heading: 'What a sensor does' }
    const releaseFirst = groq.hold(first.heading, 0.8)
    const releaseLast = groq.hold(last.heading)
    const headers = { 'accept-encoding': 'gzip' }
    const response = await streamReading(app.url, token, { chapter: 'sensing' }, { headers })
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(response.headers.get('cache-control')).toBe('private, no-store, no-transform')
    const all: Event[] = []
    const ended = new Set<unknown>()
    let planned = 0
    for await (const event of events(response)) {
      all.push(event)
      const { section, source, sections } = event.data as { section?: string; source?: string; sections?: unknown[] }
      if (event.event === 'plan') planned = sections?.length ?? 0
      // A slot comes while the rest of its own section is held back …
      if (event.event === 'slot' && section === first.id && source === 'generated') releaseFirst()
      if (event.event === 'section') ended.add(section)
      // … and every other section while the last one has not begun.
      if (planned > 0 && ended.size === planned - 1) releaseLast()
    }
    const reading = fold(all)
    expect(reading.engine).toMatchObject({ name: 'groq', model: expect.any(String) })
    expect(reading.result).toBe('personalized')
    expect(all.findLastIndex(({ data }) => (data as { section?: string }).section === last.id)).toBe(all.length - 2)
  })

  test('has its slots marked as generated, and as cached when anybody asks again, without a call', async () => {
    // Who is new to a domain and who has just begun want the same help, so one is made for both.
    const beginner = { software: 'beginner', hardware: 'beginner' }
    const [one, two] = [await signUp(app.url, novice), await signUp(app.url, beginner)]
    const chapter = 'acting-and-control'
    const streamed = await readStream(app.url, one.token, { chapter })
    const made = groq.asked.length
    expect(made).toBeGreaterThan(5)
    expect(streamed.usage).toMatchObject({ generated: made, cached: 0 })
    expect(streamed.usage.promptTokens).toBeGreaterThan(streamed.usage.completionTokens)
    expect(sources(streamed)).toContain('generated')
    for (const { token } of [one, two]) {
      const again = await readDocument(app.url, token, { chapter })
      expect(groq.asked).toHaveLength(made)
      expect(sources(again)).toContain('cached')
      expect(again.usage).toMatchObject({ generated: 0, cached: made, promptTokens: 0, completionTokens: 0 })
      expect(again.usage.remaining).toBe(token === one.token ? 300 - made : 300)
      if (token === one.token) expect(comparable(again)).toEqual(comparable(streamed))
    }
  })

  test('is generated once when twenty ask for it together', async () => {
    const { token } = await signUp(app.url, programmer)
    const body = { chapter: 'sensing' }
    const asked = Array.from({ length: 20 }, (_, n) => (n % 2 ? readStream : readDocument)(app.url, token, body))
    const [first, ...others] = await Promise.all(asked)
    const headings = groq.asked.map(({ heading }) => heading)
    expect(headings.length).toBeGreaterThan(2)
    expect(new Set(headings).size).toBe(headings.length)
    for (const other of others) expect(comparable(other)).toEqual(comparable(first))
    expect(first?.result).toBe('personalized')
  })

  test('sends a first byte at once and a sign of life every ten seconds', async () => {
    const { token } = await signUp(app.url, builder)
    const release = groq.hold(last.heading)
    const response = await streamReading(app.url, token, { chapter: 'sensing', sections: [last.id] })
    let comments = 0
    const started = performance.now()
    const names: string[] = []
    const heard = () => {
      comments += 1
      if (performance.now() - started > 9000) release()
    }
    for await (const { event } of events(response, heard)) names.push(event)
    expect(comments).toBeGreaterThan(1)
    expect(performance.now() - started).toBeLessThan(15_000)
    expect(names.at(-1)).toBe('done')
  })
})

describe('a reader who leaves', () => {
  test.each(['text/event-stream', 'application/json'])('%s: stops the provider within a second', async (accept) => {
    const { token } = await signUp(app.url, engineer)
    const heading = 'Filtering and its delay'
    groq.hold(heading, 0.3)
    const leaving = new AbortController()
    const body = { chapter: 'sensing', sections: ['filtering-and-its-delay'] }
    const answer = personalize(app.url, token, body, { accept, signal: leaving.signal }).then((each) => each.text())
    const left = answer.then(
      () => false,
      () => true,
    )
    const { closed } = await groq.untilAsked(heading)
    const at = performance.now()
    leaving.abort()
    expect(await closed).toEqual({ aborted: true })
    expect(performance.now() - at).toBeLessThan(1000)
    expect(await left).toBe(true)
  })

  test('does not stop it while another reads the same', async () => {
    const [one, two] = [await signUp(app.url, engineer), await signUp(app.url, engineer)]
    const heading = 'Noise and averaging'
    const release = groq.hold(heading, 0.3)
    const leaving = new AbortController()
    const body = { chapter: 'sensing', sections: ['noise-and-averaging'] }
    const answer = await streamReading(app.url, one.token, body, { signal: leaving.signal })
    const { closed } = await groq.untilAsked(heading)
    const other = await streamReading(app.url, two.token, body)
    const all: Event[] = []
    for await (const event of events(other)) {
      all.push(event)
      if (all.length > 1) continue
      // The plan has come, so the other one reads along.
      leaving.abort()
      await expect(answer.text()).rejects.toThrow()
      release()
    }
    expect(await closed).toEqual({ aborted: false })
    expect(fold(all).result).toBe('personalized')
    expect(groq.count(heading)).toBe(1)
  })
})

function sources({ sections }: Reading): string[] {
  return sections.flatMap(({ slots }) => slots.map(({ source }) => source))
}

/** What is the same for all who read a chapter alike: all but times, usage, and who had it generated. */
function comparable(reading: Reading | undefined): unknown {
  return JSON.parse(JSON.stringify(reading), (name, value) => {
    if (name === 'ms' || name === 'usage') return undefined
    return (name === 'source' || name === 'outcome') && value === 'cached' ? 'generated' : value
  })
}
