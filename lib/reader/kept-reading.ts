import { findKept, type Keeper, keep } from './keeper'
import { type Reading, unread } from './state'
import { claimsOf } from './token'

/** Whom a reading was for, as the token says it. */
export type Told = { subject: string; software: string; hardware: string }

/** What has become another since a reading was kept. */
export type Change = 'background' | 'chapter'

type Pairs<T> = T extends ReadonlyMap<infer Key, infer Value> ? [Key, Value][] : never

type Kept = {
  told: Told
  material: string
  slots: Pairs<Reading['slots']>
  outcomes: Pairs<Reading['outcomes']>
  shifts: Pairs<Reading['shifts']>
} & Pick<Reading, 'plan' | 'result' | 'receipt' | 'usage' | 'status'>

/** Whom a token speaks of. */
export function toldOf(token: string): Told {
  const { sub, software_background: software, hardware_background: hardware } = claimsOf(token)
  return { subject: String(sub), software: String(software ?? ''), hardware: String(hardware ?? '') }
}

/**
 * Keeps what was read of a chapter, for a reload of the page.
 * @param material a hash of the concepts and bridges that it was made with
 */
export function keepReading(open: () => Keeper, told: Told, reading: Reading, material: string): void {
  const { plan, status, slots, outcomes, shifts, result, receipt, usage } = reading
  if (!plan) return
  const kept = { told, material, plan, status, result, receipt, usage }
  keep(open, nameOf(plan.chapter), { ...kept, slots: [...slots], outcomes: [...outcomes], shifts: [...shifts] })
}

/**
 * What was read of a chapter before, or what has become another since. What was told to somebody else is forgotten.
 * @param revision of the chapter on the page
 * @param material of the page: what was made with other bridges is asked for anew
 */
export function findReading(
  open: () => Keeper,
  chapter: string,
  revision: string,
  told: Told,
  material: string,
): { reading?: Reading; changed?: Change } {
  const kept = findKept<Kept>(open, nameOf(chapter))
  if (!kept?.plan || !kept.told || !Array.isArray(kept.slots)) return {}
  if (kept.told.subject === told.subject && !isSame(kept.told, told)) return { changed: 'background' }
  if (!isSame(kept.told, told)) {
    keep(open, nameOf(chapter), undefined)
    return {}
  }
  if (kept.plan.revision !== revision) return { changed: 'chapter' }
  return kept.material === material ? { reading: readingOf(kept) } : {}
}

/** Whether a reading for one is a reading for the other. */
export function isSame(one: Told, other: Told): boolean {
  return one.subject === other.subject && one.software === other.software && one.hardware === other.hardware
}

function readingOf({ slots, outcomes, shifts, told: _, material: __, ...kept }: Kept): Reading {
  return {
    ...unread,
    ...kept,
    status: kept.status === 'done' ? 'done' : 'stopped',
    slots: new Map(slots),
    outcomes: new Map(outcomes),
    shifts: new Map(shifts),
  }
}

function nameOf(chapter: string): string {
  return `lectern.reading.${chapter}`
}
