import type { DoneEvent, Outcome, PlanEvent, ReadingEvent, Shift, SlotEvent } from '@/lib/personalize/events'
import type { Failure } from './error'

export type Plan = PlanEvent['data']
export type SlotAnswer = SlotEvent['data']
type Done = DoneEvent['data']

export type Status = 'idle' | 'asking' | 'reading' | 'done' | 'failed' | 'stopped'

/** All that is known of a reading, from one request or several. */
export type Reading = {
  status: Status
  plan?: Plan
  slots: ReadonlyMap<string, SlotAnswer>
  /** By section: how those ended that did. */
  outcomes: ReadonlyMap<string, Outcome>
  /** By section: whether it was asked for simpler or deeper. */
  shifts: ReadonlyMap<string, Shift>
  /** Sections that are asked for in other words: what stands there is not final. */
  again: ReadonlySet<string>
  /** Slots of the plan that no answer has come for. */
  waiting: ReadonlySet<string>
  result?: Done['result']
  receipt?: Done['receipt']
  usage?: Done['usage']
  failure?: Failure
}

/** What moves a reading on: an event of the server, or the reader's doing. */
export type Step =
  | ReadingEvent
  | { event: 'asked'; again?: string[] }
  | { event: 'stopped' }
  | { event: 'failed'; data: Failure }
  /** Another reading takes this one's place: one that was kept, or none. */
  | { event: 'turned'; data: Reading }

export const unread: Reading = {
  status: 'idle',
  slots: new Map(),
  outcomes: new Map(),
  shifts: new Map(),
  again: new Set(),
  waiting: new Set(),
}

/**
 * The reading after a step. What was shown stays: only a slot that was reverted, or whose section is asked for in other
 * words, can be answered again.
 */
export function stepped(reading: Reading, step: Step): Reading {
  if (step.event === 'turned') return step.data
  if (step.event === 'asked')
    return { ...reading, status: 'asking', failure: undefined, again: new Set(step.again ?? []) }
  // An event that was still on its way when the reader stopped.
  if (!isOpen(reading)) return reading
  switch (step.event) {
    case 'plan':
      return planned(reading, step.data)
    case 'slot':
      return answeredSlot(reading, step.data)
    case 'section':
      return { ...reading, outcomes: new Map(reading.outcomes).set(step.data.section, step.data.outcome) }
    case 'done':
      return finished(reading, step.data)
    case 'stopped':
      return { ...reading, status: 'stopped' }
    case 'failed':
    case 'error':
      return { ...reading, status: 'failed', failure: step.data }
  }
}

/** Whether an answer is asked for and not yet complete. */
export function isOpen({ status }: Reading): boolean {
  return status === 'asking' || status === 'reading'
}

/** How many passages of the plan are answered. */
export function progressOf({ plan, waiting }: Reading): { answered: number; total: number } {
  const total = plan ? plan.sections.reduce((sum, section) => sum + section.slots.length, 0) : 0
  return { answered: total - waiting.size, total }
}

/** The sections another try should ask for; undefined where all are wanted, since there is no plan. */
export function openSections({ plan, outcomes }: Reading): string[] | undefined {
  return plan?.sections.map(({ id }) => id).filter((id) => (outcomes.get(id) ?? 'reverted') === 'reverted')
}

/** How many slots got each treatment. */
export function treatmentsOf({ slots }: Reading): Record<SlotAnswer['treatment'], number> {
  const counts = { 'as-written': 0, bridged: 0, collapsed: 0, rewritten: 0 }
  for (const { treatment } of slots.values()) counts[treatment] += 1
  return counts
}

function planned(reading: Reading, plan: Plan): Reading {
  const before = reading.plan
  if (before && before.revision !== plan.revision)
    return { ...reading, status: 'failed', failure: { code: 'chapter_changed', detail: 'The chapter was edited.' } }
  const final = (slot: string) => reading.slots.has(slot) && !reading.slots.get(slot)?.reverted
  const waiting = plan.sections.flatMap(({ id, slots }) =>
    reading.again.has(id) ? slots : slots.filter((slot) => !final(slot)),
  )
  return {
    ...reading,
    status: 'reading',
    plan: before ?? plan,
    shifts: shiftsAfter(reading, plan),
    waiting: new Set(waiting),
  }
}

function shiftsAfter({ shifts, again }: Reading, { sections, shift }: Plan): Reading['shifts'] {
  const next = new Map(shifts)
  for (const { id } of sections) {
    if (shift) next.set(id, shift)
    else if (again.has(id)) next.delete(id)
  }
  return next
}

function answeredSlot(reading: Reading, answer: SlotAnswer): Reading {
  if (!reading.waiting.has(answer.slot)) return reading
  const waiting = new Set(reading.waiting)
  waiting.delete(answer.slot)
  return { ...reading, waiting, slots: new Map(reading.slots).set(answer.slot, answer) }
}

// After a second request for some sections, result and receipt speak of all that is shown, and use adds up.
function finished(reading: Reading, { receipt, usage }: Done): Reading {
  const slots = [...reading.slots.values()]
  const reverted = slots.flatMap(({ slot, reverted }) => (reverted ? [{ slot, check: reverted.check }] : []))
  const changed = slots.some(({ treatment }) => treatment !== 'as-written')
  return {
    ...reading,
    status: 'done',
    result: reverted.length > 0 ? 'partial' : changed ? 'personalized' : 'original',
    receipt: { ...unshifted(reading.receipt ?? receipt), reverted },
    usage: summed(reading.usage, usage),
  }
}

// A shift is of some sections; the receipt speaks of all.
function unshifted({ shift: _, ...receipt }: Done['receipt']): Done['receipt'] {
  return receipt
}

function summed(before: Done['usage'] | undefined, usage: Done['usage']): Done['usage'] {
  if (!before) return usage
  return {
    ...usage,
    generated: before.generated + usage.generated,
    cached: before.cached + usage.cached,
    promptTokens: before.promptTokens + usage.promptTokens,
    completionTokens: before.completionTokens + usage.completionTokens,
  }
}
