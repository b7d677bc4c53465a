import { describe, expect, test } from 'vitest'
import { compileChapter } from '@/lib/book/compile.mjs'
import { planReading } from '@/lib/personalize/plan'
import { book, chapters, everyone, profile } from '@/tests/support/book'

const bridges = new Map(book.bridges.map((bridge) => [bridge.id, bridge]))
const places = new Map([...book.passages.keys()].map((id, place) => [id, place]))
const readings = everyone.flatMap((reader) =>
  chapters.map((chapter) => ({ reader, chapter, sections: planReading(book, chapter, reader).sections })),
)
const notesOf = ({ sections }: Pick<(typeof readings)[number], 'sections'>) =>
  sections.flatMap((planned) => planned.slots.flatMap(({ notes }) => notes.map((note) => ({ planned, note }))))

describe('the notes of a section', () => {
  test('hold at most one analogy, and each says where it breaks down', () => {
    for (const { sections } of readings)
      for (const { slots } of sections) {
        const analogies = slots.flatMap(({ notes }) => notes).filter(({ kind }) => kind === 'analogy')
        expect(analogies.length).toBeLessThanOrEqual(1)
        for (const { limits } of analogies) expect(limits).toMatch(/\S/)
      }
  })

  test('hold at most three bridges, each of another kind', () => {
    for (const { sections } of readings)
      for (const { slots } of sections) {
        const kinds = slots.flatMap(({ notes }) => notes.filter(({ id }) => bridges.has(id)).map(({ kind }) => kind))
        expect(kinds.length).toBeLessThanOrEqual(3)
        expect(new Set(kinds).size).toBe(kinds.length)
      }
  })

  test('lean on at most two anchors of each domain', () => {
    for (const reading of readings)
      for (const { slots } of reading.sections)
        for (const domain of ['software', 'hardware']) {
          const facts = slots
            .flatMap(({ reasons }) => reasons)
            .filter(({ fact }) => fact.startsWith(`${domain}.anchor=`))
          expect(new Set(facts.map(({ fact }) => fact)).size).toBeLessThanOrEqual(2)
        }
  })

  test('are bridges to a concept that the section teaches, in the words of their editor', () => {
    for (const reading of readings)
      for (const { planned, note } of notesOf(reading)) {
        const bridge = bridges.get(note.id)
        if (!bridge) continue
        expect(planned.section.concepts).toContain(bridge.concept)
        expect([note.kind, note.place, note.markdown]).toEqual([bridge.kind, bridge.place, bridge.text.trim()])
      }
  })

  test('for who knows its domain are no help but contrasts and pitfalls', () => {
    for (const reading of readings.filter(
      ({ reader }) => reader.software.level === 'expert' && reader.hardware.level === 'expert',
    ))
      for (const { note } of notesOf(reading)) expect(['contrast', 'pitfall', 'related']).toContain(note.kind)
  })

  test('have ids that no other note of the chapter has, so each bridge is given once', () => {
    for (const reading of readings) {
      const ids = notesOf(reading).map(({ note }) => note.id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  test('go with their citations to sections that are there, titled by the book', () => {
    for (const reading of readings)
      for (const { planned, note } of notesOf(reading))
        for (const { chapter, anchor, title } of note.citations) {
          expect(book.passages.get(`${chapter}#${anchor}`)?.title).toBe(title)
          expect(`${chapter}#${anchor}`).not.toBe(`${reading.chapter.slug}#${planned.section.id}`)
        }
  })
})

test('a bridge is given once in a chapter, however many of its sections teach the concept', async () => {
  const section = '{ domain: both, concepts: [sensor] }'
  const source = `---\ntitle: Trial\nsections: { one: ${section}, two: ${section} }\n---\n\n## One\n\nA sensor.\n\n## Two\n\nA sensor.\n`
  const chapter = { slug: 'trial', title: 'Trial', ...(await compileChapter(source, '/content/99-trial.mdx')) }
  const reading = planReading(book, chapter, profile('beginner; web', 'none; plc'))
  const given = notesOf(reading).flatMap(({ planned, note }) =>
    bridges.has(note.id) ? [[planned.section.id, note.id]] : [],
  )
  expect(new Set(given.map(([, id]) => id)).size).toBe(given.length)
  expect(new Set(given.map(([id]) => id))).toEqual(new Set(['one', 'two']))
})

describe('a pointer', () => {
  const pointers = readings.flatMap((reading) =>
    notesOf(reading).flatMap(({ planned, note }) => {
      const [citation] = note.citations
      if (note.kind !== 'related' || !citation) return []
      const here = places.get(`${reading.chapter.slug}#${planned.section.id}`) ?? -1
      const there = places.get(`${citation.chapter}#${citation.anchor}`) ?? -1
      return [{ reader: reading.reader, planned, note, ahead: there > here }]
    }),
  )

  test('stands before the text only where it leads back, and says so', () => {
    expect(pointers.length).toBeGreaterThan(20)
    for (const { note, ahead } of pointers) {
      expect(note.place === 'before' && ahead, note.markdown).toBe(false)
      expect(note.markdown.startsWith('Further on'), note.markdown).toBe(ahead)
    }
  })

  test('leads experts onward and those who are new back, where there is anything', () => {
    const middle = pointers.filter(({ planned }) => !['start', 'tuning-by-hand'].includes(planned.section.id))
    for (const { reader, planned, ahead } of middle) {
      const domains = planned.section.domain === 'both' ? (['software', 'hardware'] as const) : [planned.section.domain]
      expect(ahead).toBe(domains.every((domain) => reader[domain].level === 'expert'))
    }
  })
})

describe('what a section requires', () => {
  const needs = (software: string, hardware: string) =>
    chapters.flatMap((chapter) =>
      notesOf({ sections: planReading(book, chapter, profile(software, hardware)).sections })
        .map(({ note }) => note)
        .filter(({ kind }) => kind === 'prerequisite'),
    )

  test('is recalled for who is new, with its meaning and the place where it is taught', () => {
    const notes = needs('none', 'none')
    expect(notes.length).toBeGreaterThan(0)
    for (const { place, markdown, citations } of notes) {
      expect(place).toBe('before')
      expect(citations).toHaveLength(1)
      expect([...book.concepts.values()].some(({ means }) => markdown.includes(means.trim()))).toBe(true)
    }
  })

  test('is not recalled for anybody else', () => {
    for (const level of ['', 'intermediate', 'expert']) expect(needs(level, level)).toEqual([])
  })
})
