import { expect, test } from 'vitest'
import { findEcho } from '@/lib/personalize/echo'
import { readProse } from '@/lib/personalize/prose'

const rules = 'Where it is "more help", define a term at its first use, state the hidden step.'
const data = JSON.stringify({
  reader: { software: 'more help' },
  section: 'One.\n\nThe loop measures the world and then it acts.',
})
const echo = (text: string, ...own: string[]) => findEcho(readProse(text), [rules, data], own.map(readProse))

test.each([
  ['word for word', 'Define a term at its first use.'],
  ['in other case and with other signs', '**Define** a term, at ITS first `use`!'],
  ['over the lines of the data', 'Software: more help. Section: one. The loop.'],
])('words of the prompt are known %s', (_, text) => expect(echo(`So it is. ${text}`)).toBeDefined())

test('fewer words in a row are a coincidence', () => {
  expect(echo('It helps to define a term at its beginning.')).toBeUndefined()
})

test('what the author wrote, or a passage, stands in the prompt and is no echo of it', () => {
  const text = 'The loop measures the world and then it acts.'
  expect(echo(text)).toBeDefined()
  expect(echo(text, text)).toBeUndefined()
})
