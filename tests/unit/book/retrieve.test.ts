import { describe, expect, test } from 'vitest'
import { excerpt, firstSentence, type Passage } from '@/lib/book/passage'
import { indexPassages, openRetrieval } from '@/lib/book/retrieve'

function passage(chapter: string, anchor: string, heading: string, text: string): Passage {
  const rest = { number: 1, domain: 'both', level: 2, concepts: [], title: `${chapter}: ${heading}` } as const
  return { id: `${chapter}#${anchor}`, chapter, anchor, heading, text, ...rest, concepts: [] }
}

const passages = [
  passage('sensing', 'sampling', 'Sampling', 'A converter reads at an instant, again and again.'),
  passage('sensing', 'noise', 'Noise', 'Readings differ; averaging several samples helps.'),
  passage('sensing', 'rates', 'Sample rates', 'Choosing how often to sample a signal.'),
  passage('acting', 'motors', 'Motors', 'A motor turns current into torque.'),
  passage('acting', 'loops', 'Loops', 'A loop samples, decides and drives the motor.'),
]
const retrieve = openRetrieval(passages, indexPassages(passages))
const ids = (text: string, keep: (each: Passage) => boolean = () => true, most = 4) =>
  retrieve({ text, keep, most }).map(({ passage: { id } }) => id)

describe('retrieval', () => {
  test('finds by stem', () => {
    expect(ids('averaged')).toEqual(['sensing#noise'])
  })

  test('counts a heading double', () => {
    expect(ids('motors')[0]).toBe('acting#motors')
  })

  test('takes at most two of one chapter', () => {
    const found = ids('samples, loops and decisions', undefined, 10)
    expect(found[0]).toBe('acting#loops')
    expect(found.filter((id) => id.startsWith('sensing')).length).toBeLessThanOrEqual(2)
    const many = Array.from({ length: 4 }, (_, index) => passage('one', `p${index}`, 'Gears', 'Gears turn.'))
    const find = openRetrieval(many, indexPassages(many))
    expect(find({ text: 'gears', keep: () => true, most: 4 })).toHaveLength(2)
  })

  test('leaves out what it is told to', () => {
    expect(ids('motor', (each) => each.anchor !== 'motors')).toEqual(['acting#loops'])
  })

  test('finds nothing for nothing, for common words, or for words the book does not have', () => {
    expect(ids('')).toEqual([])
    expect(ids('the of and it')).toEqual([])
    expect(ids('xylophone')).toEqual([])
  })

  test('answers at most as many as asked for, best first', () => {
    expect(ids('motor sample', undefined, 1)).toHaveLength(1)
    const scores = retrieve({ text: 'motor sample', keep: () => true, most: 5 }).map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })

  test('is not upset by signs of a query language', () => {
    expect(ids('"motor" OR (torque* ~2) \\ $x^2$')[0]).toBe('acting#motors')
  })
})

describe('an excerpt', () => {
  test('ends with a sentence', () => {
    expect(excerpt('One is here. Two is here. Three is here.', 30)).toBe('One is here. Two is here.')
  })

  test('of one long sentence ends between words', () => {
    expect(excerpt('a long sentence that never ends at all', 20)).toBe('a long sentence …')
  })

  test('of a short text is the text', () => {
    expect(excerpt('Short.')).toBe('Short.')
  })

  test('does not take the point of a number for the end of a sentence', () => {
    expect(firstSentence('It is 4.88 mV wide. Then more.')).toBe('It is 4.88 mV wide.')
  })
})
