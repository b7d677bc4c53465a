import { describe, expect, test } from 'vitest'
import { editorialEngine } from '@/lib/personalize/engines/editorial'
import type { SlotEvent } from '@/lib/personalize/events'
import { planReading } from '@/lib/personalize/plan'
import { book, chapters, first, found, freely, profile, read, readEvents, readingOf } from '@/tests/support/book'
import { engineOver, refusal, scripted, sectionOf } from '@/tests/support/model'
import { sharedInMemory } from '@/tests/support/shared'

const reader = profile('expert; python', 'none')
const section = 'where-learning-fits'
const asked = { sections: [section] }
const planned = new Map(
  planReading(book, first, reader).sections.flatMap(({ slots }) => slots.map((slot) => [slot.slot.id, slot])),
)
const slotsOf = async (...reading: Parameters<typeof readEvents>) =>
  (await readEvents(...reading)).flatMap((each) => (each.event === 'slot' ? [each.data] : []))
const editorial = new Map((await slotsOf(first, reader)).map((slot) => [slot.slot, slot]))

/** What is left of a slot when it is taken for the editors' own. */
function unreverted({ reverted, ...slot }: SlotEvent['data']) {
  return { reverted, slot }
}

describe('a model that keeps to the rules', () => {
  test.each(chapters)('has every slot of $slug that it was asked for, and none is reverted', async (chapter) => {
    const { complete, asked } = scripted()
    const document = await read(chapter, reader, engineOver(complete))
    expect([document.result, document.receipt.reverted]).toEqual(['personalized', []])
    const plan = planReading(book, chapter, reader)
    const rewritten = plan.sections.flatMap(({ slots }) =>
      slots.flatMap(({ slot, rewrite }) => (rewrite ? [slot.id] : [])),
    )
    const generated = document.sections.flatMap(({ slots }) =>
      slots.flatMap(({ slot, source }) => (source === 'generated' ? [slot] : [])),
    )
    expect(generated).toEqual(rewritten)
    expect(document.usage).toMatchObject({ generated: asked.length, cached: 0 })
    expect(document.usage.promptTokens).toBe(asked.length * 100)
  })

  test('has its prose marked as rewritten, with the reason, beside the notes of the plan', async () => {
    const slots = await slotsOf(first, reader, engineOver(scripted().complete), asked)
    for (const slot of slots) {
      const { rewrite, notes } = found(planned.get(slot.slot))
      expect([slot.treatment, slot.source]).toEqual(['rewritten', 'generated'])
      expect(slot.reasons).toEqual(expect.arrayContaining(rewrite ?? []))
      expect(slot.notes.map(({ id }) => id)).toEqual(notes.map(({ id }) => id))
    }
  })

  test('is not asked for what editors folded, wrote anew, or for sections under 60 words', async () => {
    const { complete, asked } = scripted()
    await read(first, profile('expert', 'expert'), engineOver(complete))
    const texts = asked.map(sectionOf).join('\n')
    for (const { sections } of [planReading(book, first, profile('expert', 'expert'))])
      for (const { slots } of sections)
        for (const { slot, rewrite } of slots) if (!rewrite) expect(texts).not.toContain(slot.markdown)
  })

  test('is named in the plan, in each section that it wrote and in the receipt', async () => {
    const document = await read(first, reader, engineOver(scripted().complete), asked)
    const engine = { name: 'groq', model: 'first' }
    expect([document.engine, document.receipt.engine]).toEqual([engine, engine])
    expect(document.sections).toMatchObject([{ outcome: 'generated', model: 'first' }])
    expect(document.receipt.checks).toEqual(expect.arrayContaining(['markers', 'code', 'numbers', 'negation']))
  })
})

describe('a slot that fails a check', () => {
  const spoil = (section: string) => section.replace(/\bThe\b/, 'The <b>new</b>')
  const spoiled = async (shared = sharedInMemory()) => ({
    slots: await slotsOf(first, reader, engineOver(scripted(spoil).complete, { shared: shared.shared }), asked),
    shared,
  })

  test('is answered as editors alone would, and says which check it failed', async () => {
    const reverted = (await spoiled()).slots.filter((slot) => slot.reverted)
    expect(reverted).toHaveLength(1)
    for (const each of reverted) {
      const { slot, reverted } = unreverted(each)
      expect(slot).toEqual(editorial.get(slot.slot))
      expect(reverted).toEqual({ check: 'markup', message: expect.stringMatching(/\S/) })
    }
  })

  test('does not keep the others from being shown', async () => {
    const { slots } = await spoiled()
    expect(slots.map(({ slot }) => slot)).toEqual(
      first.sections.find(({ id }) => id === section)?.slots.map(({ id }) => id),
    )
    expect(slots.filter(({ source }) => source === 'generated').length).toBe(slots.length - 1)
  })

  test('keeps its section from being stored', async () => {
    const { shared } = await spoiled()
    expect([shared.finished.size, shared.failed.length]).toEqual([0, 1])
  })

  test('makes the section reverted and the answer partial', async () => {
    const document = await read(first, reader, engineOver(scripted(spoil).complete), asked)
    expect([document.result, document.sections[0]?.outcome]).toEqual(['partial', 'reverted'])
    expect(document.receipt.reverted).toEqual([{ slot: expect.stringContaining(section), check: 'markup' }])
  })

  test('is tried once more with its fault named, and shown if it passes then', async () => {
    const { complete, asked: requests } = scripted((section, _, call) => (call === 1 ? spoil(section) : section))
    const slots = await slotsOf(first, reader, engineOver(complete), asked)
    expect(slots.every(({ reverted, source }) => !reverted && source === 'generated')).toBe(true)
    expect(requests).toHaveLength(2)
    expect(JSON.parse(requests[1]?.messages.at(-1)?.content ?? '').mend).toEqual([expect.stringMatching(/html/)])
  })
})

describe('every failure of the whole', () => {
  test.each([
    ['drops a marker', (section: string) => section.replace('[[block:1]]', ''), 'markers'],
    ['swaps two markers', (section: string) => section.replace('block:1]', 'block:2]'), 'markers'],
    ['says nothing', () => '', 'markers'],
    ['ends early', () => refusal(undefined, 'It ended.'), 'provider'],
    ['is away', () => refusal(503), 'provider'],
    ['refuses the key', () => refusal(401), 'provider'],
  ])('of a model that %s leaves the editors’ slots', async (_, answer, check) => {
    const slots = await slotsOf(first, reader, engineOver(scripted(answer).complete), asked)
    const open = slots.filter(({ reverted }) => reverted)
    expect(open.length).toBeGreaterThan(0)
    for (const each of open) {
      const { slot, reverted } = unreverted(each)
      expect(slot).toEqual(editorial.get(slot.slot))
      expect(reverted?.check).toBe(check)
    }
  })

  test('of the provider reaches the whole chapter, which still has every slot', async () => {
    const document = await read(first, reader, engineOver(scripted(() => refusal(500)).complete))
    const alone = await read(first, reader, editorialEngine)
    const slots = (each: typeof document) =>
      each.sections.flatMap(({ slots }) => slots.map((slot) => unreverted(slot).slot))
    expect(slots(document)).toEqual(slots(alone))
    expect(document.result).toBe('partial')
  })

  test('by time leaves what was released, and the rest to the editors', async () => {
    const { complete } = scripted()
    const quiet: typeof complete = async function* (request) {
      const text = sectionOf(request)
      const end = text.indexOf('[[block:', text.indexOf(']]') + 2)
      yield `${text.slice(0, end)}${/\[\[block:\d+\]\]/.exec(text.slice(end))?.[0]}\n`
      await new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)))
      return { prompt: 0, completion: 0 }
    }
    const slots = await slotsOf(first, reader, engineOver(quiet, { deadline: 300 }), asked)
    expect(slots.length).toBeGreaterThan(2)
    expect(slots.map(({ reverted }) => reverted?.check)).toEqual(
      slots.map((_, at) => (at < 2 ? undefined : 'deadline')),
    )
    expect(slots.slice(0, 2).every(({ source }) => source === 'generated')).toBe(true)
  })

  test('by a spent quota asks no model, and says so', async () => {
    const { complete, asked: requests } = scripted()
    const allowance = { ...freely, take: async () => false }
    const slots = await slotsOf(first, reader, engineOver(complete), asked, { allowance })
    expect(requests).toHaveLength(0)
    for (const each of slots) {
      expect(each.reverted?.check).toBe('quota')
      expect(unreverted(each).slot).toEqual(editorial.get(each.slot))
    }
  })
})

test('what was released is never taken back', async () => {
  const halfway = scripted((section) => section)
  const cut: typeof halfway.complete = async function* (request) {
    const text = sectionOf(request)
    yield `${text.slice(0, text.indexOf('[[block:', text.indexOf(']]') + 2))}\n`
    yield* text.slice(text.indexOf('[[block:', text.indexOf(']]') + 2)).slice(0, 30)
    throw refusal(undefined, 'It was cut.')
  }
  const slots: string[] = []
  for await (const event of readingOf(first, reader, engineOver(cut, { names: ['first', 'second'] }), asked))
    if (event.event === 'slot') slots.push(event.data.slot)
  expect(new Set(slots).size).toBe(slots.length)
})
