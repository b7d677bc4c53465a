import { describe, expect, test } from 'vitest'
import { profileOf } from '@/lib/personalize/profile'
import { answersFor, type ChapterCoverage, coverageOf } from '@/scripts/coverage/measure'
import { pageOf } from '@/scripts/coverage/page'
import { tableOf } from '@/scripts/coverage/table'
import { referenceOf, references } from '@/scripts/references'
import { book, chapters, found } from '@/tests/support/book'

const coverage = coverageOf(book, chapters, references)
const readings = coverage.flatMap(({ slug, readings }) => readings.map((reading) => ({ slug, ...reading })))
const profileNamed = (name: string) => profileOf(referenceOf(name), book.vocabulary)

describe('for every reference profile', () => {
  test('there are at least twelve of them', () => expect(references.length).toBeGreaterThanOrEqual(12))

  test('at least three bridges or variants stand in 60 % of the sections of each chapter', () => {
    const poor = readings
      .filter(({ share }) => share < 0.6)
      .map(({ slug, reference, share }) => [slug, reference, share])
    expect(poor).toEqual([])
  })

  test('each chapter is another than for any other profile', () => {
    expect(coverage.flatMap(({ slug, alike }) => alike.map((pair) => [slug, ...pair]))).toEqual([])
  })

  test('nothing of what the author wrote is lost: it is seen, folded or one click away', () => {
    for (const { name } of references)
      for (const chapter of chapters) {
        const answers = new Map(answersFor(book, chapter, profileNamed(name)).map((answer) => [answer.slot, answer]))
        for (const { id, markdown, variants = [] } of chapter.sections.flatMap(({ slots }) => slots)) {
          const answer = found(answers.get(id), id)
          // A variant stands in place of prose that the page keeps beside it.
          const kept = answer.treatment === 'rewritten' ? variants.map((each) => each.markdown) : [markdown]
          expect(kept, `${name} ${chapter.slug} ${id}`).toContain(answer.markdown)
        }
      }
  })
})

describe('an expert in both', () => {
  test.each(['roboticist'])('sees at least a quarter fewer words over the book (%s)', (name) => {
    const own = readings.filter(({ reference }) => reference === name)
    const [written, visible] = [sum(own.map((each) => each.written)), sum(own.map((each) => each.visible))]
    expect(visible).toBeLessThanOrEqual(written * 0.75)
  })
})

describe('a novice', () => {
  test('has each required concept defined before it is used', () => {
    const missing = chapters.flatMap((chapter) => {
      const answers = answersFor(book, chapter, profileNamed('newcomer'))
      const told = new Set<string>()
      return chapter.sections.flatMap((section) => {
        const notes = answers.filter((answer) => answer.section === section.id).flatMap(({ notes }) => notes)
        for (const { id, kind } of notes)
          if (kind === 'prerequisite') told.add(id.slice(`before-${section.id}-`.length))
        for (const concept of section.concepts) told.add(concept)
        const required = section.concepts.flatMap((concept) => book.concepts.get(concept)?.requires ?? [])
        return required
          .filter((concept) => !told.has(concept))
          .map((concept) => `${chapter.slug}#${section.id}: ${concept}`)
      })
    })
    expect(missing).toEqual([])
  })
})

test('the coverage can be read as a table and as a page', () => {
  const few: ChapterCoverage[] = [{ ...found(coverage[0]), bridgeless: ['<lost>'], alike: [['a', 'b']] }]
  const [table, page] = [tableOf(few), pageOf(few)]
  for (const { name } of references) expect([table.includes(name), page.includes(name)]).toEqual([true, true])
  expect(table).toContain('no bridge to: <lost>')
  expect(page).toContain('&lt;lost&gt;')
})

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
