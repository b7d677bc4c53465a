import { expect, test } from 'vitest'
import { readAs } from '@/lib/personalize/engines/as'
import { ReadingDocument } from '@/lib/personalize/events'
import { book, chapters, profile, sensing } from '@/tests/support/book'

test('the book names a dozen readers, each understood in both domains and no two alike', () => {
  const seen = book.readers.map(({ software, hardware }) => profile(software, hardware))
  expect(seen.length).toBe(12)
  for (const { software, hardware } of seen) expect([software.level, hardware.level]).not.toContain('unknown')
  expect(new Set(seen.map((each) => JSON.stringify(each))).size).toBe(12)
})

test('a chapter read as one of them is a whole answer of the contract, without a model', async () => {
  for (const reader of book.readers) {
    const answer = ReadingDocument.parse(await readAs(book, sensing, reader))
    expect(answer.engine).toEqual({ name: 'editorial' })
    expect(answer.sections.flatMap(({ slots }) => slots.map(({ slot }) => slot))).toEqual(
      sensing.sections.flatMap(({ slots }) => slots.map(({ id }) => id)),
    )
    expect(await readAs(book, sensing, reader)).toEqual(answer)
  }
})

test('why a passage is as it is speaks of that reader, not of who reads', async () => {
  const told = await Promise.all(book.readers.map((reader) => readAs(book, sensing, reader)))
  const slots = told.flatMap(({ sections }) => sections.flatMap((section) => section.slots))
  const said = slots.flatMap(({ reasons, summary = '' }) => [...reasons.map(({ text }) => text), summary])
  expect(said).toContain('Such a reader gave their hardware level as none.')
  expect(said.filter((text) => text.includes('Folded. Such a reader'))).not.toEqual([])
  expect(said.filter((text) => /\bYou (?:gave|listed|asked)\b/.test(text))).toEqual([])
})

test('every chapter says something else to who is new to all of it than as written', async () => {
  const newcomer = book.readers.find(({ id }) => id === 'newcomer')
  if (!newcomer) throw new Error('the book names a newcomer')
  for (const chapter of chapters) expect((await readAs(book, chapter, newcomer)).result).toBe('personalized')
})
