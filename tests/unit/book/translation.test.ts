import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chapterComponents } from '@/app/_ui/mdx/components'
import { formatsOf } from '@/app/_ui/words/formats'
import { wordsOf } from '@/app/_ui/words/words'
import { slugOf } from '@/lib/book/chapter'
import { translationsIn } from '@/lib/book/translation'
import { page } from '@/tests/support/compiled'

const content = join(import.meta.dirname, '../../../content')
const load = () => Promise.reject(new Error('not asked for'))

test('a translation stands under its language and keeps its number', () => {
  expect(translationsIn({ '/content/de/02-sensing.mdx': load })).toEqual([
    { locale: 'de', slug: 'sensing', file: 'de/02-sensing.mdx', number: 2, load },
  ])
  for (const path of ['/content/de/sensing.mdx', '/content/German/02-sensing.mdx', '/content/x/02-sensing.mdx'])
    expect(() => translationsIn({ [path]: load }), path).toThrow(path)
})

test('the chapters in other languages are of this book, and are drawn in words of their own', async () => {
  const slugs = (await readdir(content)).filter((name) => name.endsWith('.mdx')).map(slugOf)
  const paths = (await readdir(content, { recursive: true })).filter((path) => /^[a-z]+\/\d.*\.mdx$/.test(path))
  expect(paths.length).toBeGreaterThan(0)
  for (const path of paths) {
    expect(slugs).toContain(slugOf(path))
    const words = wordsOf(path.split('/')[0] ?? '')
    const { html } = await page('text', await readFile(join(content, path), 'utf8'), chapterComponents(words))
    expect(html).toContain(words.quiz.check)
    expect(html).not.toContain(wordsOf('en').quiz.check)
  }
})

test('a language takes the words of the nearest there is', () => {
  expect(wordsOf('de-AT')).toBe(wordsOf('de'))
  expect(wordsOf('xx')).toBe(wordsOf('en'))
})

test('numbers, dates and lists are written as the language does', () => {
  const [english, german] = [formatsOf('en'), formatsOf('de')]
  expect([english.minutes(1), german.minutes(12)]).toEqual(['1 minute', '12 Minuten'])
  expect([english.number(1234.5), german.number(1234.5)]).toEqual(['1,234.5', '1.234,5'])
  const day = new Date('2026-03-05T12:00:00Z')
  expect([english.date(day), german.date(day)]).toEqual(['5 March 2026', '5. März 2026'])
  expect(german.list(['a', 'b', 'c'], 'disjunction')).toBe('a, b oder c')
})
