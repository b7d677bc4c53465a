import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { planReading } from '@/lib/personalize/plan'
import { type App, startApp } from '@/tests/support/app'
import { book, profile, sensing } from '@/tests/support/book'
import { Plan, Slot } from '@/tests/support/contract'
import { partsOf } from '@/tests/support/groq-rewrite'
import { type Asked, GroqServer } from '@/tests/support/groq-server'
import { type Event, events, fold, readDocument, readStream, signUp, streamReading } from '@/tests/support/reader'

const novice = { software: 'none', hardware: 'none' }
const programmer = { software: 'expert', hardware: 'none' }
const builder = { software: 'none', hardware: 'expert' }
const suited = { software: 'intermediate', hardware: 'intermediate' }
const chapter = 'sensing'
const amid = { id: 'noise-and-averaging', heading: 'Noise and averaging' }

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

const generatedIn = (all: Event[]) =>
  all
    .flatMap(({ event, data }) => (event === 'slot' ? [Slot.parse(data)] : []))
    .filter(({ source }) => source !== 'authored')
const runsOf = ({ section }: Asked) => partsOf(section).flatMap((part) => ('prose' in part ? [part.prose] : []))

/** Reads until what has come is enough, then leaves as a page does that is closed. */
async function readUntil(token: string, isEnough: (all: Event[]) => boolean): Promise<Event[]> {
  const leaving = new AbortController()
  const response = await streamReading(app.url, token, { chapter }, { signal: leaving.signal })
  const all: Event[] = []
  for await (const event of events(response)) {
    all.push(event)
    if (isEnough(all)) break
  }
  leaving.abort()
  return all
}

/** Whether all sections but one have ended, and of that one some slots have come. */
function isAmid(all: Event[]): boolean {
  const planned = all.flatMap(({ event, data }) => (event === 'plan' ? Plan.parse(data).sections : []))
  const ended = all.filter(({ event }) => event === 'section').length
  return ended === planned.length - 1 && generatedIn(all).some(({ section }) => section === amid.id)
}

test('a chapter has four sections written at a time, in reading order', async () => {
  const { token } = await signUp(app.url, novice)
  const silent = await signUp(app.url, suited)
  const { sections } = planReading(book, sensing, profile(novice.software, novice.hardware))
  const rewritten = sections.filter(({ slots }) => slots.some(({ rewrite }) => rewrite))
  const order = rewritten.map(({ section }) => section.heading)
  expect(order.length).toBeGreaterThan(5)
  const releases = new Map(order.map((heading) => [heading, groq.hold(heading)]))
  const reading = readStream(app.url, token, { chapter })
  for (const released of order.keys()) {
    const most = Math.min(order.length, released + 4)
    await groq.untilAll(most)
    // Whatever else it does meanwhile, it asks for no more.
    await readDocument(app.url, silent.token, { chapter })
    expect(groq.asked.length).toBe(most)
    releases.get(groq.asked[released]?.heading ?? '')?.()
  }
  expect((await reading).result).toBe('personalized')
  const asked = groq.asked.map(({ heading }) => heading)
  expect([...asked.slice(0, 4).sort(), ...asked.slice(4)]).toEqual([...order.slice(0, 4).sort(), ...order.slice(4)])
})

test('a reader whose provider is slow holds up no other', async () => {
  const [slow, quick] = [await signUp(app.url, programmer), await signUp(app.url, builder)]
  const silent = await signUp(app.url, suited)
  const { sections } = await readDocument(app.url, silent.token, { chapter: 'acting-and-control' })
  // A heading that both chapters have would hold up the other reader as well.
  const others = (await readDocument(app.url, silent.token, { chapter })).sections.map(({ heading }) => heading)
  for (const { heading } of sections) if (!others.includes(heading)) groq.hold(heading)
  const waiting = readStream(app.url, slow.token, { chapter: 'acting-and-control' })
  await groq.untilAll(4)
  expect((await readStream(app.url, quick.token, { chapter })).result).toBe('personalized')
  groq.mend()
  expect((await waiting).result).toBe('personalized')
})

describe('a reader who reloads amid a chapter', () => {
  test('has at once what was released, and pays for the rest alone', async () => {
    const { token } = await signUp(app.url, programmer)
    groq.hold(amid.heading, 0.75)
    const before = await readUntil(token, isAmid)
    const [cut] = groq.asked.filter(({ heading }) => heading === amid.heading)
    if (!cut) return expect.unreachable('the section was never asked for')
    expect(await cut.closed).toEqual({ aborted: true })
    groq.mend()
    groq.asked.length = 0

    const release = groq.hold(amid.heading)
    const had = generatedIn(before)
    const hadAmid = had.filter(({ section }) => section === amid.id)
    const all: Event[] = []
    for await (const event of events(await streamReading(app.url, token, { chapter }))) {
      all.push(event)
      // Nothing more is written before all that was released has come again.
      if (generatedIn(all).filter(({ section }) => section === amid.id).length === hadAmid.length) release()
    }
    const reading = fold(all)
    expect(reading.result).toBe('personalized')
    const again = new Map(generatedIn(all).map((slot) => [slot.slot, slot]))
    for (const slot of had) {
      const kept = slot.source === 'generated' ? { ...slot, source: 'cached' } : slot
      expect(again.get(slot.slot)).toEqual(kept)
    }
    const [rest, ...more] = groq.asked
    if (!rest) return expect.unreachable('the rest was never asked for')
    expect([rest.heading, more]).toEqual([amid.heading, []])
    expect(runsOf(rest)).toEqual(runsOf(cut).slice(hadAmid.length))
    expect(reading.usage).toMatchObject({ generated: 1, promptTokens: Math.ceil(rest.body.length / 4) })
    expect(reading.usage.completionTokens).toBe(Math.ceil(rest.sent.length / 4))
  })

  test('in the same moment has the whole chapter too', async () => {
    const { token } = await signUp(app.url, builder)
    groq.hold(amid.heading, 0.75)
    const before = generatedIn(await readUntil(token, isAmid))
    groq.mend()
    const reading = await readStream(app.url, token, { chapter })
    expect([reading.result, reading.receipt.reverted]).toEqual(['personalized', []])
    const slots = new Map(reading.sections.flatMap((section) => section.slots).map((slot) => [slot.slot, slot]))
    for (const { slot, markdown } of before) expect(slots.get(slot)?.markdown).toBe(markdown)
    const headings = groq.asked.map(({ heading }) => heading)
    expect(headings.filter((heading, n) => headings.indexOf(heading) < n)).toEqual(
      groq.count(amid.heading) > 1 ? [amid.heading] : [],
    )
  })
})

test('readers who leave are no failure of the server', () => {
  expect(app.output()).not.toMatch(/left|abort|Error/)
})
