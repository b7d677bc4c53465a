import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { gather } from '@/lib/book/gather'
import { openSearch, type Piece, type Search, type SearchData, textOf } from '@/lib/book/search'
import { compile } from '@/tests/support/book'

const content = join(import.meta.dirname, '../../../content')
let data: SearchData
let search: Search
beforeAll(async () => {
  data = (await gather(content, compile)).search()
  search = openSearch(data)
})

const best = (query: string) => search(query, 3).map(({ id }) => id)
const marked = (pieces: Piece[] = []) => pieces.filter((piece) => piece.marked).map(({ text }) => text.toLowerCase())

describe('a search finds', () => {
  test.each([
    ['a heading', 'calibration', 'sensing#calibration'],
    ['a word that is still being typed', 'calibr', 'sensing#calibration'],
    ['a word with a slip of the finger', 'alising', 'sensing#sampling-and-aliasing'],
    ['a word with a slip near its end', 'calibraton', 'sensing#calibration'],
    ['a word with two letters in each other’s place', 'perceptoin', 'perception#start'],
    ['another form of a word', 'calibrating', 'sensing#calibration'],
    ['a name that stands in code alone', 'analogRead', 'sensing#sampling-and-aliasing'],
    ['several words together', 'filter delay', 'sensing#filtering-and-its-delay'],
    ['a chapter by its title', 'sensing', 'sensing#start'],
  ])('%s', (_, query, id) => expect(best(query)).toContain(id))

  test('nothing for nothing, for words that only join others, and for what the book does not have', () => {
    for (const query of ['', '   ', 'the of and', 'xyzzyq', 'blockchain', '***'])
      expect(search(query), query).toEqual([])
  })

  test('what has one of the words, where nothing has all', () => {
    expect(best('calibration xyzzyq')).toContain('sensing#calibration')
  })

  test('at most as much as it is asked for, however long the query', () => {
    expect(search('sensor', 2)).toHaveLength(2)
    expect(search(`calibration ${'sensor '.repeat(500)}`).length).toBeGreaterThan(0)
  })
})

describe('what is found', () => {
  test('shows the words that were looked for, in the heading and in the text', () => {
    const [first] = search('calibrat')
    expect(first && textOf(first.marked.heading)).toBe(first?.heading)
    expect(marked(first?.marked.heading)).toEqual(['calibration'])
    expect(marked(first?.marked.excerpt)).toContain('calibrate')
  })

  test('is excerpted where the words stand, between words and in one line', () => {
    for (const {
      marked: { excerpt },
      id,
    } of search('filter delay')) {
      const text = textOf(excerpt)
      expect(text.length, id).toBeLessThan(200)
      expect(text).not.toMatch(/\n/)
      expect(marked(excerpt).length, id).toBeGreaterThan(0)
    }
  })

  test('names its chapter and a section that is there', () => {
    for (const { chapter, section, id } of search('sensor loop')) expect(id).toBe(`${chapter}#${section}`)
  })
})

test('every section with a text can be found by its own heading', () => {
  // What every chapter has, such as its further reading, shares a heading with as many others.
  const alike = (heading: string) => data.entries.filter((each) => each.heading === heading).length
  const missed = data.entries.filter(({ id, heading }) => {
    return !search(heading, 10 + alike(heading)).some((hit) => hit.id === id)
  })
  expect(missed.map(({ id }) => id)).toEqual([])
})
