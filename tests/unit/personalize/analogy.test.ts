import { describe, expect, test } from 'vitest'
import { allowedIn } from '@/lib/personalize/engines/verdict'
import type { Profile } from '@/lib/personalize/events'
import { type PlannedSection, planReading } from '@/lib/personalize/plan'
import { analogyOf, keyOf, promptOf } from '@/lib/personalize/prompt'
import { findFault, slotChecks } from '@/lib/personalize/verify'
import { book, chapters, everyone, found, profile } from '@/tests/support/book'

const withAnalogy = (who: Profile) =>
  chapters.flatMap((chapter) =>
    planReading(book, chapter, who).sections.flatMap((planned) => {
      const analogy = analogyOf(planned)
      return analogy && planned.slots.some(({ rewrite }) => rewrite) ? [{ chapter, planned, analogy }] : []
    }),
  )
const some = found(withAnalogy(profile('expert; python, web', 'none'))[0])
const dataOf = (planned: PlannedSection) => JSON.parse(found(promptOf(some.chapter, planned).messages.at(-1)).content)
const keyFor = (planned: PlannedSection) => keyOf(promptOf(some.chapter, planned), 'm', {})
const changed = (
  planned: PlannedSection,
  note: (each: PlannedSection['slots'][number]['notes'][number]) => object,
) => ({
  ...planned,
  slots: planned.slots.map((slot) => ({ ...slot, notes: slot.notes.map((each) => ({ ...each, ...note(each) })) })),
})

describe('the analogy of a section', () => {
  test('is one at most, and has its limits, for whoever reads', () => {
    for (const who of everyone.filter((_, index) => index % 4 === 1))
      for (const { planned } of withAnalogy(who)) {
        const analogies = planned.slots.flatMap(({ notes }) => notes.filter(({ kind }) => kind === 'analogy'))
        expect(analogies).toHaveLength(1)
        expect(analogies[0]?.limits).toMatch(/\S/)
      }
  })

  test('is in the prompt with its limits, after the reader and before the section', () => {
    const data = dataOf(some.planned)
    expect(data.analogy).toEqual({ text: some.analogy.markdown, limits: some.analogy.limits })
    expect(Object.keys(data).slice(0, 2)).toEqual(['reader', 'analogy'])
  })

  test('makes another version of the section, and the other notes do not', () => {
    const key = keyFor(some.planned)
    expect(keyFor(changed(some.planned, ({ kind }) => (kind === 'analogy' ? { markdown: 'Another.' } : {})))).not.toBe(
      key,
    )
    const planned = { ...some.planned, slots: some.planned.slots.map((slot, at) => (at > 0 ? slot : withTry(slot))) }
    expect(keyFor(planned)).toBe(key)
  })

  test('is not named where the plan gives none', () => {
    const bare = { ...some.planned, slots: some.planned.slots.map((slot) => ({ ...slot, notes: [] })) }
    expect(dataOf(bare)).not.toHaveProperty('analogy')
  })

  test('may be drawn on for its numbers, which the section does not have', () => {
    const planned = changed(some.planned, ({ kind }) =>
      kind === 'analogy' ? { markdown: 'A queue of 4711 jobs.' } : {},
    )
    const slot = found(planned.slots.find(({ rewrite }) => rewrite)).slot.markdown
    const drawing = `${slot} That is 4711.`
    const numbers = slotChecks.filter((check) => check === 'numbers')
    expect(findFault(slot, drawing, allowedIn(some.planned), numbers)?.check).toBe('numbers')
    expect(findFault(slot, drawing, allowedIn(planned), numbers)).toBeUndefined()
  })
})

function withTry(slot: PlannedSection['slots'][number]): PlannedSection['slots'][number] {
  const note = { id: 'more', kind: 'try', place: 'after', markdown: 'Try it.', reasons: [], citations: [] } as const
  return { ...slot, notes: [...slot.notes, { ...note, reasons: [], citations: [] }] }
}
