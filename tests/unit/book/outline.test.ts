import { expect, test } from 'vitest'
import { chapterLoader, slugOf } from '@/lib/book/chapter'
import { partsOf, readingMinutes } from '@/lib/book/outline'

const chapter = (number: number) => ({
  slug: `c${number}`,
  number,
  title: `C${number}`,
  words: 1,
  headings: [],
  file: `0${number}-c${number}.mdx`,
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

test('only the chapter asked for is loaded', () => {
  const loaded: string[] = []
  const load = (name: string) => async () => {
    loaded.push(name)
    throw new Error('not needed')
  }
  const find = chapterLoader({ '/content/01-one.mdx': load('one'), '/content/02-two.mdx': load('two') })
  expect(find('three')).toBeUndefined()
  expect(find('constructor')).toBeUndefined()
  find('two')?.catch(() => undefined)
  expect(loaded).toEqual(['two'])
})
