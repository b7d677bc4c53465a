import { expect, test } from 'vitest'
import { glossaryOf } from '@/lib/book/glossary'
import { book } from '@/tests/support/book'

test('the glossary has every concept once, and leads to the section that teaches it', () => {
  const entries = glossaryOf(book, 'en').flatMap((each) => each.entries)
  expect(entries.map(({ id }) => id).sort()).toEqual([...book.concepts.keys()].sort())
  for (const { id, address, place } of entries) {
    const [chapter, section] = (book.concepts.get(id)?.section ?? '').split('#')
    expect(address).toBe(section === 'start' ? `/chapters/${chapter}` : `/chapters/${chapter}#${section}`)
    expect(place).toBe(book.passages.get(book.concepts.get(id)?.section ?? '')?.title)
  }
})

test('its order is that of the language', () => {
  const titles = ['zeta', 'Äther', 'Arm', 'école', 'Eile']
  const concepts = new Map(
    titles.map((title) => [title, { id: title, title, section: 'a#b', requires: [], terms: [title], means: 'It.' }]),
  )
  const letters = glossaryOf({ concepts, passages: new Map(), chapters: [] }, 'de')
  expect(letters.map(({ letter, entries }) => [letter, ...entries.map(({ title }) => title)])).toEqual([
    ['A', 'Arm', 'Äther'],
    ['E', 'école', 'Eile'],
    ['Z', 'zeta'],
  ])
})
