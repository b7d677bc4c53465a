import { expect, test } from 'vitest'
import { openBook } from '@/lib/book/book'
import { fromThese, slugOf } from '@/lib/book/chapter'
import { findPart, partsOf, readingMinutes, roundabout } from '@/lib/book/outline'
import { indexPassages } from '@/lib/book/retrieve'

const chapter = (number: number) => ({
  slug: `c${number}`,
  number,
  title: `C${number}`,
  words: 1,
  headings: [],
  file: `0${number}-c${number}.mdx`,
  version: '',
  versions: {},
})

test('a part runs until the next begins', () => {
  const parts = partsOf(
    [
      { title: 'One', from: 1 },
      { title: 'Two', from: 3 },
    ],
    [1, 2, 3, 4].map(chapter),
  )
  expect(parts.map(({ chapters }) => chapters.map(({ number }) => number))).toEqual([
    [1, 2],
    [3, 4],
  ])
})

test('no chapter is left out of the contents', () => {
  const parts = partsOf([{ title: 'One', from: 1 }], [0, 1, 2].map(chapter))
  expect(parts.flatMap(({ chapters }) => chapters)).toHaveLength(3)
})

test('reading takes at least a minute', () => {
  expect(readingMinutes(0)).toBe(1)
  expect(readingMinutes(2380)).toBe(10)
})

test('a slug is the name of the file without its number', () => {
  expect(slugOf('/content/02-sensing.mdx')).toBe('sensing')
  expect(slugOf('12-3d-printing.mdx')).toBe('3d-printing')
  expect(slugOf('appendix.mdx')).toBe('appendix')
})

test('a chapter is found by its slug, and nothing else is', async () => {
  const chapters = ['one', 'two'].map((slug) => ({ slug, title: slug, revision: '', sections: [] }))
  const load = fromThese(chapters)
  expect(await load('two')).toBe(chapters[1])
  expect(load('three')).toBeUndefined()
  expect(load('constructor')).toBeUndefined()
})

test('a chapter is found by a slug that it had before, unless that is another chapter of today', async () => {
  const settings = { title: '', tagline: '', description: '', language: 'en', parts: [], readers: [], names: [] }
  const domain = { label: '', noun: [], anchors: [] }
  const chapters = [
    { ...chapter(1), slug: 'one', renamed: ['first', 'two'] },
    { ...chapter(2), slug: 'two' },
  ]
  const none = { concepts: [], bridges: [], passages: [], index: indexPassages([]) }
  const vocabulary = { software: domain, hardware: domain }
  const texts = chapters.map(({ slug }) => ({ slug, title: slug, revision: '', sections: [] }))
  const { readChapter } = openBook({ ...settings, vocabulary, chapters, ...none } as never, fromThese(texts))
  expect((await readChapter('first')).slug).toBe('one')
  expect((await readChapter('two')).slug).toBe('two')
  await expect(readChapter('third')).rejects.toThrow('third')
})

const book = (...counts: number[]) => {
  let number = 0
  const chapters = () => {
    number += 1
    return chapter(number)
  }
  return counts.map((count, index) => ({
    title: `Part ${index + 1}`,
    chapters: Array.from({ length: count }, chapters),
  }))
}
const numbers = (parts: ReturnType<typeof roundabout>) =>
  parts.map(({ chapters }) => chapters.map(({ number }) => number))

test('beside a chapter of a short book stand all chapters', () => {
  const parts = roundabout(book(4, 5, 5), 'c6')
  expect(numbers(parts).flat()).toHaveLength(14)
  expect(parts.map(({ isCurrent }) => isCurrent)).toEqual([false, true, false])
})

test('beside a chapter of a long book stand those around it, and the names of other parts', () => {
  const parts = roundabout(book(100, 100, 100), 'c150')
  expect(numbers(parts)).toEqual([[], Array.from({ length: 25 }, (_, index) => 138 + index), []])
  expect(parts[1]).toMatchObject({ before: true, after: true })
  expect(roundabout(book(100), 'c2')[0]).toMatchObject({ before: false, after: true })
  expect(roundabout(book(100), 'c100')[0]).toMatchObject({ before: true, after: false })
})

test('a chapter stands in its part', () => {
  expect(findPart(book(2, 2), 'c3')).toEqual({ title: 'Part 2', place: 2 })
  expect(findPart(book(2, 2), 'c9')).toBeUndefined()
})
