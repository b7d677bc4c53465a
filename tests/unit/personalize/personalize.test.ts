import { describe, expect, test } from 'vitest'
import { editorialEngine } from '@/lib/personalize/engines/editorial'
import { type ReadingDocument, type ReadingEvent, SectionData, SlotData } from '@/lib/personalize/events'
import { checkSections, personalize } from '@/lib/personalize/personalize'
import { chapters, everyone, first, meansOf, profile, read, readEvents, sensing } from '@/tests/support/book'

const reader = profile('expert; python', 'none')
const readers = everyone.filter((_, index) => index % 4 === 2)

describe('the events of a reading', () => {
  test.each(chapters)(
    'of $slug are a plan, every slot of it once, each section after its last slot, done',
    async (chapter) => {
      for (const who of readers) {
        const events = await readEvents(chapter, who)
        const [plan, ...rest] = events
        if (plan?.event !== 'plan') throw new Error('not a plan')
        expect(rest.at(-1)?.event).toBe('done')
        expect(events.filter(({ event }) => event === 'plan' || event === 'done' || event === 'error')).toHaveLength(2)
        const answered = rest.flatMap((each) => (each.event === 'slot' ? [each.data.slot] : []))
        expect(answered.toSorted()).toEqual(plan.data.sections.flatMap(({ slots }) => slots).toSorted())
        for (const { id, slots } of plan.data.sections) {
          const own = rest.filter(({ data }) => 'section' in data && data.section === id)
          expect(own.map((each) => (each.event === 'slot' ? each.data.slot : each.event))).toEqual([
            ...slots,
            'section',
          ])
        }
      }
    },
  )

  test('begin with what the contract says of a plan', async () => {
    const [plan] = await readEvents(first, reader)
    expect(plan).toEqual({
      event: 'plan',
      data: {
        chapter: 'embodied-intelligence',
        revision: first.revision,
        title: 'Embodied intelligence',
        profile: reader,
        engine: { name: 'editorial' },
        sections: first.sections.map(({ id, heading, domain, slots }) => ({
          id,
          heading,
          domain,
          slots: slots.map((slot) => slot.id),
        })),
      },
    })
  })

  test('end with what the contract says of done', async () => {
    const done = (await readEvents(first, reader)).at(-1)
    expect(done).toEqual({
      event: 'done',
      data: {
        result: 'personalized',
        receipt: {
          chapter: 'embodied-intelligence',
          revision: first.revision,
          profile: reader,
          engine: { name: 'editorial' },
          promptVersion: expect.any(String),
          checks: [],
          reverted: [],
        },
        usage: {
          generated: 0,
          cached: 0,
          promptTokens: 0,
          completionTokens: 0,
          remaining: 300,
          resetsAt: '2030-01-01T00:00:00.000Z',
        },
      },
    })
  })

  test('hold between them nothing that the contract does not name', async () => {
    for (const { event, data } of await readEvents(first, reader)) {
      if (event === 'slot') expect(SlotData.strict().parse(data)).toEqual(data)
      if (event === 'section') expect(SectionData.strict().parse(data)).toEqual(data)
    }
  })

  test('are the same for the same reader', async () => {
    expect(await readEvents(sensing, reader)).toEqual(await readEvents(sensing, reader))
  })

  test('tell of each section how long after the request it was ready', async () => {
    let now = 1000
    const clock = () => (now += 10)
    const events = await readEvents(first, reader, editorialEngine, {}, { clock, concurrency: 1 })
    const times = events.flatMap((each) => (each.event === 'section' ? [each.data.ms] : []))
    expect(times[0]).toBe(10)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(new Set(times).size).toBe(times.length)
  })

  test('come one section after another where one is worked on at a time', async () => {
    const events = await readEvents(first, reader, editorialEngine, {}, { concurrency: 1 })
    const order = events.flatMap((each) => (each.event === 'section' ? [each.data.section] : []))
    expect(order).toEqual(first.sections.map(({ id }) => id))
  })
})

describe('a part of a chapter', () => {
  const asked = ['energy-on-board', 'start']

  test('is answered alone, and as in the whole', async () => {
    const whole = await read(first, reader)
    const part = await read(first, reader, editorialEngine, { sections: asked })
    expect(part.sections).toEqual(whole.sections.filter(({ id }) => asked.includes(id)))
  })

  test('can be shifted, and the profile in the answer stays the reader’s', async () => {
    const sections = ['time-is-part-of-the-answer']
    const shifted = await read(first, reader, editorialEngine, { sections, shift: -1 })
    expect([shifted.shift, shifted.receipt.shift]).toEqual([-1, -1])
    expect([shifted.profile, shifted.receipt.profile]).toEqual([reader, reader])
    const plain = await read(first, reader, editorialEngine, { sections })
    expect(plain).not.toHaveProperty('shift')
    expect(shifted.sections).not.toEqual(plain.sections)
  })

  test('that the chapter does not have is refused by name', () => {
    expect(() => checkSections(first, { chapter: first.slug, sections: ['start', 'nowhere'] })).toThrow(
      expect.objectContaining({ code: 'section_unknown', message: expect.stringContaining('nowhere') }),
    )
    expect(() => checkSections(first, { chapter: first.slug, sections: asked })).not.toThrow()
    expect(() => checkSections(first, { chapter: first.slug })).not.toThrow()
  })
})

describe('two readers', () => {
  const shown = ({ sections }: ReadingDocument) =>
    sections.map(({ slots }) =>
      slots.map(({ notes, summary, markdown }) => [...notes.map((note) => note.markdown), summary ?? markdown]),
    )
  const words = (text: string) => text.split(/\s+/).filter(Boolean).length

  test.each(chapters)('of different backgrounds read $slug differently', async (chapter) => {
    const levels = ['none', 'intermediate', 'expert']
    const who = levels.flatMap((software) => levels.map((hardware) => profile(software, hardware)))
    const texts = await Promise.all(who.map(async (each) => JSON.stringify(shown(await read(chapter, each)))))
    expect(new Set(texts).size).toBe(texts.length)
  })

  test.each(chapters)(
    'of whom one knows the domain: in $slug that one reads fewer words in every section of it',
    async (chapter) => {
      for (const domain of ['software', 'hardware'] as const) {
        const background = (level: string) =>
          domain === 'software' ? profile(level, 'intermediate') : profile('intermediate', level)
        const [expert, novice] = await Promise.all([
          read(chapter, background('expert')),
          read(chapter, background('none')),
        ])
        for (const [index, section] of chapter.sections.entries()) {
          if (section.domain !== domain) continue
          const read = (document: ReadingDocument) => words(shown(document)[index]?.flat().join(' ') ?? '')
          expect(read(expert), section.id).toBeLessThan(read(novice))
        }
      }
    },
  )
})

test('nothing is lost: what is shown or folded holds the prose of every slot, or an editor’s variant of it', async () => {
  for (const chapter of chapters)
    for (const who of readers) {
      const { sections } = await read(chapter, who)
      const answered = new Map(sections.flatMap(({ slots }) => slots).map((slot) => [slot.slot, slot.markdown]))
      for (const { id, markdown, variants = [] } of chapter.sections.flatMap(({ slots }) => slots))
        expect([markdown, ...variants.map((variant) => variant.markdown)]).toContain(answered.get(id))
    }
})

test('a reader who leaves gets no more events', async () => {
  const left = new AbortController()
  const request = { chapter: first.slug }
  const events: ReadingEvent[] = []
  const stops = {
    ...editorialEngine,
    recall: () => undefined,
    async *answer(work: Parameters<typeof editorialEngine.answer>[0]) {
      work.signal.throwIfAborted()
      return yield* editorialEngine.answer(work)
    },
  }
  const read = async () => {
    for await (const event of personalize(first, reader, request, meansOf(stops, { concurrency: 1 }), left.signal)) {
      events.push(event)
      if (event.event === 'section') left.abort(new Error('gone'))
    }
  }
  await expect(read()).rejects.toThrow('gone')
  expect(events.at(-1)?.event).toBe('section')
})
