import type { SlotData } from '@/lib/personalize/events'
import type { Allowed } from '@/lib/personalize/form'
import type { PlannedSection, PlannedSlot } from '@/lib/personalize/plan'
import { analogyOf } from '@/lib/personalize/prompt'
import { editorialSlot, generatedSlot } from '@/lib/personalize/slot'
import { type Fault, findFault } from '@/lib/personalize/verify'
import { traced } from '@/lib/trace'

/** What was found of a model's prose for a slot, and the slot as it is drawn with it. */
type Verdict = { text: string; fault?: Fault; drawn?: SlotData }

// A planned slot is shared by readers of one profile. Checking and drawing is nearly all that a chapter costs us, so
// it is done once for them, and not again for what has already been checked.
const known = new WeakMap<PlannedSlot, Verdict>()

/**
 * What is wrong with a model's prose for a slot, if anything.
 * @param told the messages that it was made from, where they are at hand: it may not repeat them
 */
export function faultIn(
  planned: PlannedSection,
  slot: PlannedSlot,
  text: string,
  told: string[] = [],
): Fault | undefined {
  return verdictOn(planned, slot, text, told).fault
}

/** The slot with a model's prose, or as editors alone answer it where something is wrong with that. */
export function judgedSlot(
  planned: PlannedSection,
  slot: PlannedSlot,
  text: string,
  source: 'generated' | 'cached' | 'authored',
): SlotData {
  const verdict = verdictOn(planned, slot, text)
  if (verdict.fault) return editorialSlot(planned, slot, verdict.fault)
  verdict.drawn ??= traced('render', () => generatedSlot(planned, slot, text, source))
  return { ...verdict.drawn, source }
}

function verdictOn(planned: PlannedSection, slot: PlannedSlot, text: string, told: string[] = []): Verdict {
  const found = known.get(slot)
  if (found?.text === text) return found
  const find = () => findFault(slot.slot.markdown, text, { ...allowedIn(planned), told })
  const verdict: Verdict = { text, fault: traced('verify', find) }
  known.set(slot, verdict)
  return verdict
}

/** What the prose of a section may draw on besides its own slot. */
export function allowedIn(planned: PlannedSection): Allowed {
  const { section, passages } = planned
  const analogy = analogyOf(planned)
  const blocks = section.blocks.map(({ first }) => first ?? '')
  return {
    texts: [...passages.map(({ text }) => text), ...(analogy ? [analogy.markdown, analogy.limits ?? ''] : [])],
    nearby: [section.heading, ...blocks, ...section.slots.map(({ markdown }) => markdown)],
  }
}
