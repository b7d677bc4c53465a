import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Gap, MarkerError, splitAtMarkers } from '@/lib/personalize/marker'

async function* piecesOf(pieces: string[]): AsyncGenerator<string> {
  yield* pieces
}

async function gaps(pieces: string[], markers: number): Promise<Gap[]> {
  const found: Gap[] = []
  for await (const gap of splitAtMarkers(piecesOf(pieces), markers)) found.push(gap)
  return found
}

const texts = async (completion: string, markers: number) => (await gaps([completion], markers)).map(({ text }) => text)

const completion = 'One.\n\n[[block:1]]\n\nTwo, with `a[[0]]`.\n\nStill two.\n\n[[block:2]]\n\n[[block:3]]\n\nFour.\n'
const parts = ['One.', 'Two, with `a[[0]]`.\n\nStill two.', '', 'Four.']

describe('a completion is cut at its markers', () => {
  test('into the gaps before, between and after them, in order', async () => {
    const expected = parts.map((text, gap) => ({ gap, text, final: gap === 3 }))
    expect(await gaps([completion], 3)).toEqual(expected)
  })

  test.each([
    ['newlines', completion],
    ['carriage returns and newlines', completion.replaceAll('\n', '\r\n')],
  ])('wherever a piece of it ends: %s', async (_, text) => {
    const whole = await gaps([text], 3)
    expect(whole.map((gap) => gap.text)).toEqual(parts)
    for (let at = 0; at <= text.length; at += 1)
      expect(await gaps([text.slice(0, at), text.slice(at)], 3), `cut at ${at}`).toEqual(whole)
    expect(await gaps([...text], 3)).toEqual(whole)
  })

  test('and gives back what was put together, however it is cut', async () => {
    const line = fc.constantFrom('Prose.', 'a `b` c', '[[', ']]', '- item', '[[block', '\\[', 'block:1]]', '$x$')
    const gap = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n\n'))
    const cuts = fc.array(fc.nat(200), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(fc.array(gap, { minLength: 1, maxLength: 5 }), cuts, async (wanted, cuts) => {
        const text = wanted.map((each, index) => `${each}\n\n[[block:${index + 1}]]\n\n`).join('')
        const places = [0, ...cuts.filter((at) => at < text.length).sort((a, b) => a - b), text.length]
        const pieces = places.slice(1).map((end, index) => text.slice(places[index], end))
        expect((await gaps(pieces, wanted.length)).map((each) => each.text)).toEqual([...wanted, ''])
      }),
    )
  })

  test('without waiting for more than the marker and the end of its line', async () => {
    let asked = 0
    async function* slowly() {
      for (const piece of ['One.\n\n[[blo', 'ck:1]]\n', 'Two.']) {
        asked += 1
        yield piece
      }
    }
    const split = splitAtMarkers(slowly(), 1)
    expect((await split.next()).value).toEqual({ gap: 0, text: 'One.', final: false })
    expect(asked).toBe(2)
  })

  test('where nothing stands before, between or after them', async () => {
    expect(await texts('[[block:1]]\n[[block:2]]', 2)).toEqual(['', '', ''])
  })

  test('and is one gap where there are none', async () => {
    expect(await gaps(['Only ', 'prose.'], 0)).toEqual([{ gap: 0, text: 'Only prose.', final: true }])
    expect(await gaps([], 0)).toEqual([{ gap: 0, text: '', final: true }])
  })

  test('even where their line ends the completion', async () => {
    expect(await texts('One.\n[[block:1]]', 1)).toEqual(['One.', ''])
  })
})

describe('a marker alone on its line is one', () => {
  test.each([
    '  [[block:1]]  ',
    '[[BLOCK:1]]',
    '[[ block : 1 ]]',
    '\\[\\[block:1\\]\\]',
    '\\[[block:1]]',
    '`[[block:1]]`',
    '\t[[block:1]]',
  ])('spelled %j', async (spelled) => {
    expect(await texts(`One.\n${spelled}\nTwo.`, 1)).toEqual(['One.', 'Two.'])
  })
})

describe('a completion is refused', () => {
  test.each([
    ['a marker is missing at the end', 'One.\n\n[[block:1]]\n\nTwo.', 2],
    ['a marker is missing in the middle', '[[block:1]]\n\n[[block:3]]', 3],
    ['every marker is missing', 'One. Two.', 1],
    ['there is nothing at all', '', 1],
    ['a marker is repeated', '[[block:1]]\n\nOne.\n\n[[block:1]]\n\n[[block:2]]', 2],
    ['two markers are swapped', '[[block:2]]\n\n[[block:1]]', 2],
    ['there is one marker too many', '[[block:1]]\n\n[[block:2]]', 1],
    ['there is a marker and none was given', '[[block:1]]', 0],
    ['numbers begin at nought', '[[block:0]]\n\n[[block:1]]', 1],
    ['a marker stands in a sentence', 'One [[block:1]] two.', 1],
    ['a marker stands in a list', '- [[block:1]]', 1],
    ['a marker is quoted', '> [[block:1]]', 1],
    ['a marker is spelled otherwise', '[[figure:1]]', 1],
    ['a marker stands behind more blanks than a line has', `${' '.repeat(100)}[[block:1]]`, 1],
    ['a number is too long to be one', `[[block:${'1'.repeat(30)}]]`, 1],
  ])('where %s', async (_, text, markers) => {
    await expect(gaps([text], markers)).rejects.toBeInstanceOf(MarkerError)
  })

  test('but what stood before the fault is handed on first', async () => {
    const split = splitAtMarkers(piecesOf(['One.\n[[block:1]]\nTwo.\n[[block:3]]\n']), 3)
    expect((await split.next()).value).toEqual({ gap: 0, text: 'One.', final: false })
    await expect(split.next()).rejects.toBeInstanceOf(MarkerError)
  })

  test('where a gap grows without end, before it has ended', async () => {
    async function* endless() {
      for (;;) yield 'word '.repeat(100)
    }
    const read = async () => {
      for await (const _ of splitAtMarkers(endless(), 1));
    }
    await expect(read()).rejects.toBeInstanceOf(MarkerError)
  })

  test('with the failure of its source where that fails', async () => {
    async function* failing() {
      yield 'One.'
      throw new Error('cut')
    }
    const read = async () => {
      for await (const _ of splitAtMarkers(failing(), 0));
    }
    await expect(read()).rejects.toThrow('cut')
  })
})
