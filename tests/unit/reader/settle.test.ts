import { expect, test } from 'vitest'
import { settle } from '@/lib/reader/settle'
import type { SlotAnswer } from '@/lib/reader/state'
import { slotEvent } from '@/tests/support/reading'

const plain = (slot: string) => slotEvent(slot).data
const anew = (slot: string, html = '<p>Anew.</p>') => slotEvent(slot, { treatment: 'rewritten', html }).data
const come = (...answers: SlotAnswer[]) => new Map(answers.map((answer) => [answer.slot, answer]))
const nobody = () => false
const everybody = () => true
const nothing = new Map<string, SlotAnswer>()

test('what nobody looks at is shown as it comes', () => {
  const { answers, held, more } = settle(nothing, come(anew('a.0'), anew('a.1')), nobody, 8)
  expect([...answers.keys()]).toEqual(['a.0', 'a.1'])
  expect(held.size).toBe(0)
  expect(more).toBe(false)
})

test('new words in view wait, and what looks as before does not', () => {
  const { answers, held } = settle(nothing, come(anew('a.0'), plain('a.1')), everybody, 8)
  expect([...held]).toEqual(['a.0'])
  expect([...answers.keys()]).toEqual(['a.1'])
})

test('what waited is shown once it is out of view', () => {
  const all = come(anew('a.0'))
  const { answers } = settle(nothing, all, everybody, 8)
  expect(settle(answers, all, nobody, 8).answers.get('a.0')).toBe(all.get('a.0'))
})

test('words that were shown give way to other words, and back to the author’s, only out of view', () => {
  const shown = come(anew('a.0', 'one'), anew('a.1', 'one'))
  const all = come(anew('a.0', 'two'), plain('a.1'))
  const seen = settle(shown, all, everybody, 8)
  expect([...seen.held]).toEqual(['a.0', 'a.1'])
  expect(seen.answers).toEqual(shown)
  expect(settle(shown, all, nobody, 8).answers).toEqual(all)
})

test('only so many are drawn in a frame, and the next draws the rest', () => {
  const all = come(anew('a.0'), anew('a.1'), plain('a.2'), anew('a.3'))
  const first = settle(nothing, all, nobody, 2)
  expect([...first.answers.keys()]).toEqual(['a.0', 'a.1', 'a.2'])
  expect(first.more).toBe(true)
  const second = settle(first.answers, all, nobody, 2)
  expect(second.answers).toEqual(all)
  expect(second.more).toBe(false)
})

test('what another reading does not hold goes', () => {
  expect(settle(come(anew('a.0')), nothing, everybody, 8).answers.size).toBe(0)
})
