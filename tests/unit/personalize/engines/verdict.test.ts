import { describe, expect, test } from 'vitest'
import { allowedIn, faultIn, judgedSlot } from '@/lib/personalize/engines/verdict'
import type { PlannedSection } from '@/lib/personalize/plan'
import { editorialSlot } from '@/lib/personalize/slot'
import { chapters, everyone, found, plannedSlots } from '@/tests/support/book'
import { rewrite } from '@/tests/support/groq-rewrite'

const rewritten = everyone.flatMap(plannedSlots).filter(({ slot }) => slot.rewrite && slot.notes.length > 0)
const { planned, slot } = found(rewritten[0])
const good = rewrite(slot.slot.markdown)
const bad = `<b>New</b> ${good}`

describe('prose of a model', () => {
  test('has no fault where it keeps what the author said', () => {
    expect(faultIn(planned, slot, good)).toBeUndefined()
  })

  test('is judged as it is now, whatever was said of another text before', () => {
    expect(faultIn(planned, slot, bad)?.check).toBe('markup')
    expect(faultIn(planned, slot, good)).toBeUndefined()
    expect(faultIn(planned, slot, bad)?.check).toBe('markup')
  })

  test('is shown as new prose, with the reasons for it and the notes of the plan', () => {
    const shown = judgedSlot(planned, slot, good, 'generated')
    expect(shown).toMatchObject({ treatment: 'rewritten', source: 'generated', markdown: good })
    expect(shown.reasons).toEqual(expect.arrayContaining(slot.rewrite ?? []))
    expect(shown.notes.map(({ id }) => id)).toEqual(slot.notes.map(({ id }) => id))
    expect(shown).not.toHaveProperty('reverted')
  })

  test('is drawn once for all who want the same help, and says to each how it was got', () => {
    const [one, two] = (['generated', 'cached'] as const).map((source) => judgedSlot(planned, slot, good, source))
    expect([one?.source, two?.source]).toEqual(['generated', 'cached'])
    expect(two?.notes).toBe(one?.notes)
  })

  test('with a fault is not shown: the slot is as editors answer it, and says which check failed', () => {
    const { reverted, ...shown } = judgedSlot(planned, slot, bad, 'generated')
    expect(reverted?.check).toBe('markup')
    expect(shown).toEqual(editorialSlot(planned, slot))
  })
})

describe('beside its own slot, prose may draw on', () => {
  const withPassage = found(everyone.flatMap(plannedSlots).find(({ planned: { passages } }) => passages.length > 0))

  test('the passages that it was given', () => {
    const given = withPassage.planned.passages.map(({ text }) => text)
    expect(allowedIn(withPassage.planned).texts).toEqual(expect.arrayContaining(given))
  })

  test('the heading, the blocks and the other slots of its section', () => {
    const sections = new Set(everyone.flatMap(plannedSlots).map((each) => each.planned))
    const withBlocks = [...sections].find(({ section }) => section.blocks.some(({ first }) => first))
    const { section } = found(withBlocks)
    const nearby = allowedIn(found(withBlocks)).nearby ?? []
    expect(nearby).toContain(section.heading)
    expect(nearby).toEqual(expect.arrayContaining(section.slots.map(({ markdown }) => markdown)))
    expect(nearby).toEqual(expect.arrayContaining(section.blocks.flatMap(({ first }) => first ?? [])))
  })

  test('nothing else: a number of a passage is a fault where the passage was not given', () => {
    const passage = { ...found(withPassage.planned.passages[0]), text: 'It takes 4711 m.' }
    const given: PlannedSection = { ...withPassage.planned, passages: [passage] }
    const own = { ...withPassage.slot }
    const text = `${own.slot.markdown}\n\nIt takes 4711 m.`
    expect(faultIn(given, own, text)).toBeUndefined()
    expect(faultIn(withPassage.planned, { ...own }, text)?.check).toBe('numbers')
  })
})

test('the author’s own prose passes in every section of every chapter', () => {
  expect(chapters.length).toBeGreaterThan(2)
  for (const { planned, slot } of plannedSlots(found(everyone[0])))
    expect(faultIn(planned, slot, slot.slot.markdown), slot.slot.id).toBeUndefined()
})
