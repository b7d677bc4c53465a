import type { SlotAnswer } from './state'

/** What of a reading is shown, and what waits because it would move what is being read. */
export type Settled = {
  answers: ReadonlyMap<string, SlotAnswer>
  /** Slots in view with new words. They wait for a press, or until they are scrolled out of view. */
  held: ReadonlySet<string>
  /** Whether more can be shown, in the next frame. */
  more: boolean
}

/** Where a slot is, as its reader sees it. */
export type Side = 'above' | 'in view' | 'below'

/**
 * Shows what has come wherever nobody looks. A slot in view is held, unless it looks as it did before. What is above and
 * what is below is not drawn in one frame: growing above, the text is scrolled on by as much, and to a browser that counts
 * shifts it looks as if what grew below had been in view.
 * @param most slots to draw in one frame, so that a page stays quick while much comes at once
 */
export function settle(
  answers: Settled['answers'],
  come: ReadonlyMap<string, SlotAnswer>,
  sideOf: (slot: string) => Side,
  most: number,
): Settled {
  const next = new Map([...answers].filter(([slot]) => come.has(slot)))
  const held = new Set<string>()
  const ready: Record<'above' | 'below', SlotAnswer[]> = { above: [], below: [] }
  for (const [slot, answer] of come) {
    const before = next.get(slot)
    if (before === answer) continue
    if (looksAsWritten(answer) && looksAsWritten(before)) {
      next.set(slot, answer)
      continue
    }
    const side = sideOf(slot)
    if (side === 'in view') held.add(slot)
    else ready[side].push(answer)
  }
  const drawn = (ready.above.length > 0 ? ready.above : ready.below).slice(0, most)
  for (const answer of drawn) next.set(answer.slot, answer)
  return { answers: next, held, more: ready.above.length + ready.below.length > drawn.length }
}

function looksAsWritten(answer: SlotAnswer | undefined): boolean {
  return !answer || (answer.treatment === 'as-written' && !answer.reverted && answer.notes.length === 0)
}
