import { describe, expect, test } from 'vitest'
import {
  isOpen,
  openSections,
  progressOf,
  type Reading,
  type Step,
  stepped,
  treatmentsOf,
  unread,
} from '@/lib/reader/state'
import { doneEvent, planEvent, sectionEvent, slotEvent, twoSections } from '@/tests/support/reading'

const asked: Step = { event: 'asked' }
const stopped: Step = { event: 'stopped' }
const offline: Step = { event: 'failed', data: { code: 'offline', detail: 'Nothing was reached.' } }
const numbers = { check: 'numbers', message: 'A number changed.' } as const

function readingAfter(...steps: Step[]): Reading {
  return steps.reduce(stepped, unread)
}

function again(reading: Reading, ...steps: Step[]): Reading {
  return steps.reduce(stepped, reading)
}

const whole = [
  asked,
  planEvent(),
  slotEvent('start.0'),
  slotEvent('start.1'),
  sectionEvent('start'),
  slotEvent('loops.0'),
  sectionEvent('loops'),
]

describe('a reading', () => {
  test('goes from idle to asking, reading and done', () => {
    expect(unread.status).toBe('idle')
    expect(readingAfter(asked).status).toBe('asking')
    expect(readingAfter(asked, planEvent()).status).toBe('reading')
    expect(readingAfter(...whole, doneEvent()).status).toBe('done')
  })

  test('counts the passages that are answered', () => {
    expect(progressOf(unread)).toEqual({ answered: 0, total: 0 })
    expect(progressOf(readingAfter(asked, planEvent()))).toEqual({ answered: 0, total: 3 })
    expect(progressOf(readingAfter(asked, planEvent(), slotEvent('loops.0')))).toEqual({ answered: 1, total: 3 })
    expect(progressOf(readingAfter(...whole))).toEqual({ answered: 3, total: 3 })
  })

  test('keeps a slot as it first came', () => {
    const reading = readingAfter(
      asked,
      planEvent(),
      slotEvent('start.0', { html: 'first' }),
      slotEvent('start.0', { html: 'second' }),
    )
    expect(reading.slots.get('start.0')?.html).toBe('first')
  })

  test('does not change what it was', () => {
    const before = readingAfter(asked, planEvent())
    stepped(before, slotEvent('start.0'))
    expect(before.slots.size).toBe(0)
    expect(before.waiting.size).toBe(3)
  })

  test('keeps what was shown when it is stopped, and takes nothing after', () => {
    const reading = readingAfter(asked, planEvent(), slotEvent('start.0'), stopped, slotEvent('start.1'), doneEvent())
    expect(reading.status).toBe('stopped')
    expect([...reading.slots.keys()]).toEqual(['start.0'])
  })

  test('keeps what was shown when it fails, by the connection or by an event', () => {
    const error = {
      event: 'error',
      data: { type: 't', title: 't', status: 503, detail: 'd', code: 'database_unavailable' },
    } as const
    for (const [step, code] of [
      [offline, 'offline'],
      [error, 'database_unavailable'],
    ] as const) {
      const reading = readingAfter(asked, planEvent(), slotEvent('start.0'), step)
      expect(reading).toMatchObject({ status: 'failed', failure: { code } })
      expect(reading.slots.size).toBe(1)
    }
  })

  test('is open while an answer may come', () => {
    expect(
      [unread, readingAfter(asked), readingAfter(asked, planEvent()), readingAfter(asked, stopped)].map(isOpen),
    ).toEqual([false, true, true, false])
  })
})

describe('another try', () => {
  test('asks for everything where there is no plan', () => {
    expect(openSections(readingAfter(asked, offline))).toBeUndefined()
  })

  test('asks for the sections that did not end, and for those with a reverted slot', () => {
    const reading = readingAfter(
      asked,
      planEvent(),
      slotEvent('start.0', { reverted: numbers }),
      slotEvent('start.1'),
      sectionEvent('start', 'reverted'),
      stopped,
    )
    expect(openSections(reading)).toEqual(['start', 'loops'])
    expect(openSections(readingAfter(...whole, doneEvent()))).toEqual([])
  })

  test('forgets the failure and goes on with what is missing', () => {
    const failed = readingAfter(asked, planEvent(), slotEvent('start.0', { html: 'first' }), offline)
    const reading = again(failed, asked, planEvent(), slotEvent('start.0', { html: 'second' }), slotEvent('start.1'))
    expect(reading.failure).toBeUndefined()
    expect(reading.slots.get('start.0')?.html).toBe('first')
    expect(progressOf(reading)).toEqual({ answered: 2, total: 3 })
  })

  test('answers a reverted slot anew, and only that', () => {
    const partial = readingAfter(
      asked,
      planEvent(),
      slotEvent('start.0', { html: 'kept' }),
      slotEvent('start.1', { reverted: numbers }),
      sectionEvent('start', 'reverted'),
      slotEvent('loops.0'),
      sectionEvent('loops'),
      doneEvent('partial', 1),
    )
    expect(partial).toMatchObject({ result: 'partial', receipt: { reverted: [{ slot: 'start.1', check: 'numbers' }] } })
    const open = again(partial, asked, planEvent(twoSections.slice(0, 1)))
    expect(open.plan?.sections).toHaveLength(2)
    expect(progressOf(open)).toEqual({ answered: 2, total: 3 })
    const whole = again(
      open,
      slotEvent('start.0', { html: 'other' }),
      slotEvent('start.1', { treatment: 'rewritten', source: 'generated' }),
      sectionEvent('start', 'generated'),
      doneEvent('personalized', 2),
    )
    expect(whole.slots.get('start.0')?.html).toBe('kept')
    expect(whole).toMatchObject({
      status: 'done',
      result: 'personalized',
      receipt: { reverted: [] },
      usage: { generated: 3, remaining: 9 },
    })
    expect(openSections(whole)).toEqual([])
    expect(treatmentsOf(whole)).toEqual({ 'as-written': 2, bridged: 0, collapsed: 0, rewritten: 1 })
  })

  test('does not mix two revisions of a chapter', () => {
    const reading = again(
      readingAfter(asked, planEvent(), slotEvent('start.0'), stopped),
      asked,
      planEvent(twoSections, 'r2'),
      slotEvent('start.1'),
    )
    expect(reading).toMatchObject({ status: 'failed', failure: { code: 'chapter_changed' } })
    expect(reading.slots.size).toBe(1)
  })
})

describe('a section that is asked for again', () => {
  const sections = planEvent().data.sections.filter(({ id }) => id === 'start')
  const simpler = { ...planEvent(sections), data: { ...planEvent(sections).data, shift: -1 as const } }
  const more: Step[] = [{ event: 'asked', again: ['start'] }, simpler]

  test('keeps its words until others come, and knows how it was shifted', () => {
    const reading = again(readingAfter(...whole, doneEvent()), ...more)
    expect(reading.slots.get('start.0')?.html).toBe('<p>start.0</p>')
    expect([...reading.waiting]).toEqual(['start.0', 'start.1'])
    expect(reading.shifts.get('start')).toBe(-1)
    const after = again(reading, slotEvent('start.0', { html: 'simpler' }), slotEvent('start.1'), doneEvent())
    expect(after.slots.get('start.0')?.html).toBe('simpler')
    expect(after.plan?.sections.length).toBe(2)
    expect(after.receipt).not.toHaveProperty('shift')
    const back = again(after, { event: 'asked', again: ['start'] }, planEvent(sections))
    expect(back.shifts.size).toBe(0)
  })

  test('is final again for the next request', () => {
    const reading = again(
      readingAfter(...whole, doneEvent()),
      ...more,
      slotEvent('start.0', { html: 'simpler' }),
      stopped,
    )
    const next = again(reading, asked, planEvent(), slotEvent('start.0', { html: 'other' }))
    expect(next.slots.get('start.0')?.html).toBe('simpler')
  })
})
