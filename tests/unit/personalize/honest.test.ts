import { describe, expect, test } from 'vitest'
import { allowedIn } from '@/lib/personalize/engines/verdict'
import { promptOf } from '@/lib/personalize/prompt'
import { findFault } from '@/lib/personalize/verify'
import { chapters, everyone, found, plannedSlots, profile } from '@/tests/support/book'
import { honest } from '@/tests/support/honest'
import { slipsIn } from '@/tests/support/slips'

const reader = profile('none', 'none')

/** The slots of the book by chapter and id, with what a model that rewrites them may draw on and is told. */
const slots = new Map(
  plannedSlots(reader).map(({ planned, slot: { slot } }) => {
    const chapter = found(chapters.find(({ sections }) => sections.includes(planned.section)))
    const told = promptOf(chapter, planned).messages.map(({ content }) => content)
    return [`${chapter.slug}/${slot.id}`, { author: slot.markdown, allowed: { ...allowedIn(planned), told } }]
  }),
)
const judge = (slot: string, text: string) => {
  const { author, allowed } = found(slots.get(slot), slot)
  return findFault(author, text, allowed)
}

describe('what a person wrote who kept to the rules', () => {
  test('is a good part of the book', () => {
    expect(honest.length).toBeGreaterThanOrEqual(40)
    expect(new Set(honest.map(([slot]) => slot)).size).toBe(honest.length)
    for (const [slot, text] of honest) expect(text, slot).not.toBe(slots.get(slot)?.author)
  })

  test.each(honest)('passes: %s', (slot, text) => expect(judge(slot, text)).toBeUndefined())
})

test('the author’s own prose passes beside every prompt', () => {
  for (const reader of everyone.filter((_, index) => index % 7 === 5)) {
    for (const { planned, slot } of plannedSlots(reader)) {
      const chapter = found(chapters.find(({ sections }) => sections.includes(planned.section)))
      const told = promptOf(chapter, planned).messages.map(({ content }) => content)
      expect(findFault(slot.slot.markdown, slot.slot.markdown, { ...allowedIn(planned), told })).toBeUndefined()
    }
  }
})

describe.each([
  ['the author’s prose', [...slots].map(([slot, { author }]) => [slot, author] as const)],
  ['what a person wrote', honest],
])('one slip in %s', (_, texts) => {
  const slips = texts.flatMap(([slot, text]) => slipsIn(text).map((slip) => ({ ...slip, slot })))
  const missed = slips.filter(({ slot, text }) => !judge(slot, text))
  const of = (kind: RegExp) => ({
    made: slips.filter((slip) => kind.test(slip.kind)).length,
    missed: missed.flatMap(({ kind: its, at, slot }) => (kind.test(its) ? [`${slot}: ${at}`] : [])),
  })

  test('is found wherever a number, a unit, code, a formula or a link is lost or changed', () => {
    const { made, missed } = of(/digit|unit|code|formula|link/)
    expect(made).toBeGreaterThan(100)
    expect(missed).toEqual([])
  })

  // What no list of words can tell: “two” of the five that are spoken of, “only” where all is said again.
  test.each([
    ['a number took the place of another', /another number/, 0.99],
    ['a not, never, must or only is lost', /lost (?!name|code)/, 0.85],
    ['a count in words is changed', /count/, 0.6],
    ['a name is lost', /name/, 0.8],
  ])('is found in nearly all places where %s', (_, kind, share) => {
    const { made, missed } = of(kind)
    expect(made).toBeGreaterThan(4)
    expect(1 - missed.length / made, missed.join('\n')).toBeGreaterThanOrEqual(share)
  })
})
