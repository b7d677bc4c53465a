import { describe, expect, test } from 'vitest'
import { wordDifference } from '@/lib/personalize/difference'
import { editorialAnswer } from '@/lib/personalize/engines/editorial'
import { pinnedAnswer } from '@/lib/personalize/pin'
import { planReading } from '@/lib/personalize/plan'
import { previewOf } from '@/lib/personalize/preview'
import { PreviewRequest } from '@/lib/personalize/preview-form'
import { promptOf } from '@/lib/personalize/prompt'
import { slotChecks } from '@/lib/personalize/verify'
import { book, found, profile, sensing } from '@/tests/support/book'
import { rewrite } from '@/tests/support/groq-rewrite'

const { sections } = planReading(book, sensing, profile('none', 'none'))
const planned = found(sections.find(({ section }) => section.id === 'calibration'))
const asWritten = editorialAnswer(planned).slots

describe('a preview of a section', () => {
  test('shows the exact prompt, and what it may cost before it is sent', () => {
    const { prompt } = previewOf(sensing, planned, asWritten, { model: 'some', price: [1, 10] })
    const sent = promptOf(sensing, planned)
    expect(prompt).toMatchObject({ model: 'some', messages: sent.messages, written: sent.maxTokens })
    const { read = 0, written = 0 } = found(prompt)
    expect(read + written).toBe(sent.tokens)
    expect(prompt?.dollars).toBeCloseTo((read + 10 * written) / 1e6)
    expect(previewOf(sensing, planned, asWritten).prompt).not.toHaveProperty('dollars')
  })

  test('shows what it leans on, and why each slot is or is not rewritten', () => {
    const { passages, slots } = previewOf(sensing, planned, asWritten)
    expect(passages).toEqual(planned.passages.map(({ id, title, text }) => ({ id, title, text })))
    expect(slots.map(({ rewrite }) => rewrite)).toEqual(planned.slots.map(({ rewrite }) => rewrite))
    expect(slots.flatMap(({ checks }) => checks ?? [])).toEqual([])
  })

  test('shows what every check says of new prose', () => {
    const slot = found(planned.slots.find((each) => each.rewrite))
    const text = rewrite(slot.slot.markdown)
    const answer = found(pinnedAnswer(planned, { [slot.slot.id]: text })).slots
    const shown = previewOf(sensing, planned, answer).slots.find((each) => each.slot === slot.slot.id)
    expect(shown?.checks).toEqual(slotChecks.map((check) => ({ check })))
    const spoilt = answer.map((data) =>
      data.slot === slot.slot.id ? { ...data, markdown: `${text} It took 4711 s.` } : data,
    )
    const said = previewOf(sensing, planned, spoilt).slots.find((each) => each.slot === slot.slot.id)?.checks
    expect(said?.filter(({ message }) => message).map(({ check }) => check)).toEqual(['numbers'])
  })

  test('has no prompt where nothing is rewritten', () => {
    const [silent] = planReading(book, sensing, profile('', '')).sections
    expect(previewOf(sensing, found(silent), [])).not.toHaveProperty('prompt')
  })
})

test('a model is asked for one section at a time', () => {
  const wanted = { chapter: 'sensing', software: 'none', hardware: 'none', ask: true }
  expect(PreviewRequest.safeParse(wanted).success).toBe(false)
  expect(PreviewRequest.safeParse({ ...wanted, sections: ['a', 'b'] }).success).toBe(false)
  expect(PreviewRequest.safeParse({ ...wanted, sections: ['a'] }).success).toBe(true)
})

describe('the difference of two texts', () => {
  test('is told word by word, and holds both', () => {
    const [one, other] = ['A slow sensor is late.', 'A slow, cheap sensor is rarely late.']
    const runs = wordDifference(one, other)
    const text = (without: string) =>
      runs
        .filter(({ only }) => only !== without)
        .map((run) => run.text)
        .join('')
    expect([text('after').trim(), text('before').trim()]).toEqual([one, other])
    expect(runs.flatMap(({ only, text }) => (only ? [only, text.trim()] : []))).toEqual([
      'after',
      ',',
      'after',
      'cheap',
      'after',
      'rarely',
    ])
  })

  test('of paragraphs that share little is one in the place of the other, and those around them stay', () => {
    const runs = wordDifference(
      'Same.\n\nA wheel turns slowly.\n\nEnd.',
      'Same.\n\nNobody asked for bread.\n\nNew.\n\nEnd.',
    )
    expect(runs.map(({ only, text }) => [only, text.trim()])).toEqual([
      [undefined, 'Same.'],
      ['before', 'A wheel turns slowly.'],
      ['after', 'Nobody asked for bread.'],
      ['after', 'New.'],
      [undefined, 'End.'],
    ])
  })

  test('of long texts is soon told', () => {
    const many = (word: string) => Array.from({ length: 2500 }, (_, n) => `${word}${n}`).join(' ')
    expect(wordDifference(many('a'), many('b')).map(({ only }) => only)).toEqual(['before', 'after'])
  })
})
