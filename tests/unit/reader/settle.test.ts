import { expect, test } from 'vitest'
import { type Side, settle } from '@/lib/reader/settle'
import type { SlotAnswer } from '@/lib/reader/state'
import { slotEvent } from '@/tests/support/reading'

const plain = (slot: string) => slotEvent(slot).data
const anew = (slot: string, html = '<p>Anew.</p>') => slotEvent(slot, { treatment: 'rewritten', html }).data
const come = (...answers: SlotAnswer[]) => new Map(answers.map((answer) => [answer.slot, answer]))
const below = () => 'below' as const
const inView = () => 'in view' as const
const nothing = new Map<string, SlotAnswer>()

test('what nobody looks at is shown as it comes', () => {
  const { answers, held, more } = settle(nothing, come(anew('a.0'), anew('a.1')), below, 8)
  expect([...answers.keys()]).toEqual(['a.0', 'a.1'])
  expect(held.size).toBe(0)
  expect(more).toBe(false)
})

test('new words in view wait, and what looks as before does not', () => {
  const { answers, held } = settle(nothing, come(anew('a.0'), plain('a.1')), inView, 8)
  expect([...held]).toEqual(['a.0'])
  expect([...answers.keys()]).toEqual(['a.1'])
})

test('what waited is shown once it is out of view', () => {
  const all = come(anew('a.0'))
  const { answers } = settle(nothing, all, inView, 8)
  expect(settle(answers, all, below, 8).answers.get('a.0')).toBe(all.get('a.0'))
})

test('words that were shown give way to other words, and back to the author’s, only out of view', () => {
  const shown = come(anew('a.0', 'one'), anew('a.1', 'one'))
  const all = come(anew('a.0', 'two'), plain('a.1'))
  const seen = settle(shown, all, inView, 8)
  expect([...seen.held]).toEqual(['a.0', 'a.1'])
  expect(seen.answers).toEqual(shown)
  expect(settle(shown, all, below, 8).answers).toEqual(all)
})

test('only so many are drawn in a frame, and the next draws the rest', () => {
  const all = come(anew('a.0'), anew('a.1'), plain('a.2'), anew('a.3'))
  const first = settle(nothing, all, below, 2)
  expect([...first.answers.keys()].sort()).toEqual(['a.0', 'a.1', 'a.2'])
  expect(first.more).toBe(true)
  const second = settle(first.answers, all, below, 2)
  expect(second.answers).toEqual(all)
  expect(second.more).toBe(false)
})

test('what is above and what is below what is being read is not drawn in one frame', () => {
  const all = come(anew('a.0'), anew('a.1'), anew('a.2'), anew('a.3'))
  const around = (slot: string) => (slot < 'a.1' ? 'above' : slot > 'a.1' ? 'below' : 'in view') as Side
  const first = settle(nothing, all, around, 8)
  expect([[...first.answers.keys()], [...first.held], first.more]).toEqual([['a.0'], ['a.1'], true])
  const second = settle(first.answers, all, around, 8)
  expect([[...second.answers.keys()], second.more]).toEqual([['a.0', 'a.2', 'a.3'], false])
  // Nor where what is below came first.
  const upwards = settle(nothing, come(anew('a.3'), anew('a.0')), around, 8)
  expect([...upwards.answers.keys()]).toEqual(['a.0'])
})

test('what another reading does not hold goes', () => {
  expect(settle(come(anew('a.0')), nothing, inView, 8).answers.size).toBe(0)
})
