import type { SlotAnswer } from './state'

/** What of a reading is shown, and what waits because it would move what is being read. */
export type Settled = {
  answers: ReadonlyMap<string, SlotAnswer>
  /** Slots in view with new words. They wait for a press, or until they are scrolled out of view. */
  held: ReadonlySet<string>
  /** Whether more can be shown, in the next frame. */
  more: boolean
}

/**
 * Shows what has come wherever nobody looks. A slot in view is held, unless it looks as it did before.
 * @param most slots to draw in one frame, so that a page stays quick while much comes at once
 */
export function settle(
  answers: Settled['answers'],
  come: ReadonlyMap<string, SlotAnswer>,
  isInView: (slot: string) => boolean,
  most: number,
): Settled {
  const next = new Map([...answers].filter(([slot]) => come.has(slot)))
  const held = new Set<string>()
  let drawn = 0
  for (const [slot, answer] of come) {
    const before = next.get(slot)
    if (before === answer) continue
    if (looksAsWritten(answer) && looksAsWritten(before)) next.set(slot, answer)
    else if (isInView(slot)) held.add(slot)
    else if (drawn < most) {
      next.set(slot, answer)
      drawn += 1
    }
  }
  return { answers: next, held, more: [...come].some(([slot, answer]) => next.get(slot) !== answer && !held.has(slot)) }
}

function looksAsWritten(answer: SlotAnswer | undefined): boolean {
  return !answer || (answer.treatment === 'as-written' && !answer.reverted && answer.notes.length === 0)
}
