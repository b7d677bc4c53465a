import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { slugs } from '@/tests/support/chapter-source'
import type { Reading } from '@/tests/support/contract'
import { checkOf, faults, suits } from '@/tests/support/groq-fault'
import { partsOf, wholeRuns } from '@/tests/support/groq-rewrite'
import { type Asked, GroqServer } from '@/tests/support/groq-server'
import { type Event, events, fold, type Reader, readDocument, signUp, streamReading } from '@/tests/support/reader'

const deadline = 2500
const backgrounds = [
  { software: 'none', hardware: 'none' },
  { software: 'none', hardware: 'expert' },
  { software: 'expert', hardware: 'none' },
]

/** A section that no test has had generated yet, as this reader gets it without a model. */
type Target = { reader: Reader; editorial: Reading; chapter: string; section: Reading['sections'][number] }

let groq: GroqServer
let app: App
let targets: Target[]
beforeAll(async () => {
  groq = await GroqServer.start()
  const plain = await startApp()
  const patience = { PERSONALIZE_IDLE_TIMEOUT_MS: '1000', PERSONALIZE_DEADLINE_MS: String(deadline) }
  app = await startApp({ GROQ_API_KEY: 'test', GROQ_BASE_URL: groq.url, ...patience })
  const found = backgrounds.map(async (background) => {
    const reader = await signUp(app.url, background)
    const { token } = await signUp(plain.url, background)
    const read = slugs.map((chapter) => readDocument(plain.url, token, { chapter }))
    return (await Promise.all(read)).flatMap((editorial) =>
      editorial.sections.slice(1).map((section) => ({ reader, editorial, chapter: editorial.chapter, section })),
    )
  })
  // Readers who want the same help in a section share it, so each is taken for one of them only.
  const apart = new Map((await Promise.all(found)).flat().map((target) => [keyOf(target), target]))
  targets = [...apart.values()]
  await plain.stop()
})
beforeEach(() => groq.asked.splice(0))
afterEach(() => groq.mend())
afterAll(async () => {
  await app.stop()
  await groq.stop()
})

describe.each(faults)('%s', (fault) => {
  test('leaves exactly its slots as editors give them, says so, and spoils nothing else', async () => {
    const target = takeTarget(fault)
    const { reader, editorial, chapter, section } = target
    groq.fail(section.heading, fault)
    // What was sent before a connection breaks may get lost with it; so it breaks when the reader has that.
    const release = fault === 'cut stream' ? groq.hold(section.heading, 0.9) : () => {}
    const started = performance.now()
    const body = { chapter, sections: ['start', section.id] }
    const all: Event[] = []
    for await (const event of events(await streamReading(app.url, reader.token, body))) {
      all.push(event)
      const { section: id, source } = event.data as { section?: string; source?: string }
      if (event.event === 'slot' && id === section.id && source === 'generated') release()
    }
    expect(performance.now() - started).toBeLessThan(deadline + 3000)

    const reading = fold(all)
    const [start, spoiled] = reading.sections
    if (!start || !spoiled) return expect.unreachable()
    expect(reading.result).toBe('partial')
    expect(spoiled.outcome).toBe('reverted')
    const [first] = groq.asked.filter(({ heading }) => heading === section.heading)
    if (!first) return expect.unreachable('the section was never asked for')
    const { kept, lost } = split(first, section, fault)
    expect(lost).not.toEqual([])
    for (const slot of spoiled.slots) {
      const plain = section.slots.find((each) => each.slot === slot.slot)
      if (lost.includes(slot.slot)) {
        const { reverted, ...rest } = slot
        expect(rest).toEqual(plain)
        expect(reverted?.check).toBe(checkOf(fault))
      } else if (kept.includes(slot.slot)) expect(slot).toMatchObject({ treatment: 'rewritten', source: 'generated' })
      else expect(slot).toEqual(plain)
    }
    expect(spoiled.slots.filter(({ reverted }) => reverted).map(({ slot }) => slot)).toEqual(lost)
    expect(start.outcome).toMatch(/^(generated|cached)$/)
    for (const { html, notes } of reading.sections.flatMap(({ slots }) => slots))
      for (const drawn of [html, ...notes.map((note) => note.html)]) expectHarmless(drawn)
    // Nothing is said of the provider beyond what is in the contract, and what was spoiled is not kept.
    expect(JSON.stringify(reading)).not.toContain('127.0.0.1')
    groq.mend()
    groq.asked.length = 0
    const mended = await readDocument(app.url, reader.token, { chapter, sections: [section.id] })
    expect(mended.result).toBe('personalized')
    expect(groq.asked.flatMap((each) => idsIn(each, section)).sort()).toEqual(lost.toSorted())
    expect(editorial.engine.name).toBe('editorial')
  })
})

test('a provider’s trouble is told by the health, which stays 200', async () => {
  const { reader, chapter, section } = takeTarget('500')
  groq.fail(section.heading, '500')
  await readDocument(app.url, reader.token, { chapter, sections: [section.id] })
  const health = await fetch(`${app.url}/api/health`)
  expect([health.status, await health.json()]).toMatchObject([200, { status: 'degraded' }])
})

function keyOf({ chapter, section, editorial: { profile } }: Target): string {
  const domains = section.domain === 'both' ? (['software', 'hardware'] as const) : [section.domain]
  return JSON.stringify([chapter, section.id, domains.map((domain) => profile[domain].level)])
}

function takeTarget(fault: string): Target {
  const place = targets.findIndex(({ section: { slots } }) => {
    const open = slots.filter(({ treatment }) => treatment === 'as-written' || treatment === 'bridged')
    return suits(
      fault,
      open.map(({ markdown }) => markdown),
    )
  })
  const [target] = place < 0 ? [] : targets.splice(place, 1)
  if (!target) throw new Error(`There is no section left for "${fault}".`)
  return target
}

/** The slots a request asked for, in order. */
function idsIn(asked: Asked, { slots }: Target['section']): string[] {
  return partsOf(asked.section).flatMap((part) => {
    if ('marker' in part) return []
    const slot = slots.find(({ markdown }) => markdown.trim() === part.prose)
    if (!slot) throw new Error(`This is no slot of the section: ${part.prose}`)
    return [slot.slot]
  })
}

/** Which slots of a spoiled completion were whole and true, and which were not. */
function split(asked: Asked, section: Target['section'], fault: string): { kept: string[]; lost: string[] } {
  const ids = idsIn(asked, section)
  const whole = asked.run === undefined ? wholeRuns(asked.sent) : ids.length
  if (fault === 'cut stream') expect(whole).toBeGreaterThan(0)
  const isKept = (n: number) => n < whole && n !== asked.run
  return { kept: ids.filter((_, n) => isKept(n)), lost: ids.filter((_, n) => !isKept(n)) }
}

function expectHarmless(html: string): void {
  expect(html).not.toMatch(
    /<(script|img|iframe|object|embed|style|link|form|svg|pre)\b|javascript:|attacker\.example|<[^>]*\son\w+=/i,
  )
}
