import { describe, expect, test } from 'vitest'
import { answersOf, backgroundLine } from '@/lib/reader/background'
import { inSitePath } from '@/lib/reader/path'

const known = ['python', 'cpp', 'ros']

describe('backgroundLine', () => {
  test.each([
    [
      { level: 'intermediate', anchors: ['python', 'ros'], words: 'Five years.' },
      'intermediate; python, ros; Five years.',
    ],
    [{ level: 'none', anchors: [], words: '' }, 'none'],
    [{ level: 'expert', anchors: [], words: ' two\n lines ' }, 'expert; two lines'],
    [{ anchors: [], words: '' }, ''],
  ] as const)('writes %j', (answers, line) => {
    expect(backgroundLine({ ...answers, anchors: [...answers.anchors] })).toBe(line)
  })
})

describe('answersOf', () => {
  test.each([
    { level: 'intermediate', anchors: ['python', 'ros'], words: 'Five years; some C.' },
    { level: 'beginner', anchors: [], words: 'I like python.' },
    { level: 'none', anchors: [], words: '' },
    { level: 'expert', anchors: ['cpp'], words: '' },
  ] as const)('reads what the form wrote: %j', (answers) => {
    const given = { ...answers, anchors: [...answers.anchors] }
    expect(answersOf(backgroundLine(given), known)).toEqual(given)
  })

  test('takes any other text as the reader’s own words', () => {
    expect(answersOf('five years of Python; some C', known)).toEqual({
      anchors: [],
      words: 'five years of Python; some C',
    })
  })
})

describe('inSitePath', () => {
  test.each(['/', '/account', '/chapters/sensing?personalize', '/chapters/sensing?a=b#c'])('lets %s pass', (path) => {
    expect(inSitePath(path)).toBe(path)
  })

  test.each([
    '',
    'account',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/..//evil.example',
    '/.//evil.example',
    undefined,
  ])('stops %s', (path) => {
    expect(inSitePath(path)).toBeUndefined()
  })
})
