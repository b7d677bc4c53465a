import { expect, test } from 'vitest'
import type { Keeper } from '@/lib/reader/keeper'
import { findReading, keepReading, type Told } from '@/lib/reader/kept-reading'
import { findOriginals, keepOriginals } from '@/lib/reader/originals'
import { stepped, unread } from '@/lib/reader/state'
import { doneEvent, planEvent, sectionEvent, slotEvent } from '@/tests/support/reading'

const ada: Told = { subject: 'ada', software: 'expert; python', hardware: 'none' }
const steps = [
  { event: 'asked' } as const,
  planEvent(),
  slotEvent('start.0', { treatment: 'rewritten' }),
  slotEvent('start.1'),
  sectionEvent('start', 'generated'),
]
const part = steps.reduce(stepped, unread)
const whole = [slotEvent('loops.0'), sectionEvent('loops'), doneEvent()].reduce(stepped, part)

function drawer(): () => Keeper {
  const kept = new Map<string, string>()
  return () => ({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  })
}

function full(): Keeper {
  throw new DOMException('The quota is used up.', 'QuotaExceededError')
}

test('what was read is found again, and what is left to ask for', () => {
  const open = drawer()
  keepReading(open, ada, part, 'm1')
  const { reading } = findReading(open, 'sensing', 'r1', ada, 'm1')
  expect(reading).toEqual({ ...part, status: 'stopped', waiting: new Set() })
  keepReading(open, ada, whole, 'm1')
  expect(findReading(open, 'sensing', 'r1', ada, 'm1').reading).toEqual(whole)
})

test('a background or a chapter that has changed since is said, and nothing old is shown', () => {
  const open = drawer()
  keepReading(open, ada, whole, 'm1')
  expect(findReading(open, 'sensing', 'r2', ada, 'm1')).toEqual({ changed: 'chapter' })
  expect(findReading(open, 'sensing', 'r1', { ...ada, hardware: 'expert' }, 'm1')).toEqual({ changed: 'background' })
})

test('what was made with other bridges is asked for anew, without a word', () => {
  const open = drawer()
  keepReading(open, ada, whole, 'm1')
  expect(findReading(open, 'sensing', 'r1', ada, 'm2')).toEqual({})
  expect(findReading(open, 'sensing', 'r1', ada, 'm1').reading).toEqual(whole)
})

test('what was told to somebody else is neither shown nor kept', () => {
  const open = drawer()
  keepReading(open, ada, whole, 'm1')
  expect(findReading(open, 'sensing', 'r1', { ...ada, subject: 'bob' }, 'm1')).toEqual({})
  expect(findReading(open, 'sensing', 'r1', ada, 'm1')).toEqual({})
})

test('the original that was wanted somewhere is remembered for one revision', () => {
  const open = drawer()
  keepOriginals(open, 'sensing', 'r1', new Set(['start.0']))
  expect([...findOriginals(open, 'sensing', 'r1')]).toEqual(['start.0'])
  expect(findOriginals(open, 'sensing', 'r2').size).toBe(0)
  expect(findOriginals(open, 'motion', 'r1').size).toBe(0)
  keepOriginals(open, 'sensing', 'r1', new Set())
  expect(open().getItem('lectern.originals.sensing')).toBeNull()
})

test('a browser that keeps nothing, or another hand’s writing, is no failure', () => {
  keepReading(full, ada, whole, 'm1')
  expect(findReading(full, 'sensing', 'r1', ada, 'm1')).toEqual({})
  const open = drawer()
  for (const text of ['{', '7', '{"told":1}', '{"plan":{},"told":{},"slots":7}']) {
    open().setItem('lectern.reading.sensing', text)
    expect(findReading(open, 'sensing', 'r1', ada, 'm1')).toEqual({})
    open().setItem('lectern.originals.sensing', text)
    expect(findOriginals(open, 'sensing', 'r1').size).toBe(0)
  }
})
