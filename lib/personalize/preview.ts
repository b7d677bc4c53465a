import type { Chapter } from '@/lib/book/chapter'
import { allowedIn } from '@/lib/personalize/engines/verdict'
import type { SlotData } from './events'
import type { PlannedSection, PlannedSlot } from './plan'
import type { Checked, PromptPreview, SectionPreview, SlotPreview } from './preview-form'
import { promptOf, tokensOf } from './prompt'
import { findFault, slotChecks } from './verify'

/** Dollars for a million tokens, read and written. */
export type Price = readonly [number, number]

/** What editors see of a section beside what its reader sees. */
export function previewOf(
  chapter: Chapter,
  planned: PlannedSection,
  answer: SlotData[],
  asked: { model?: string; price?: Price } = {},
): Omit<SectionPreview, 'key' | 'pinned'> {
  const { section, passages, slots } = planned
  const { id, heading, domain, level, concepts } = section
  const prompt = slots.some(({ rewrite }) => rewrite) ? promptPreview(chapter, planned, asked) : undefined
  const told = prompt?.messages.map(({ content }) => content) ?? []
  const bySlot = new Map(answer.map((data) => [data.slot, data]))
  return {
    id,
    heading,
    domain,
    level,
    concepts,
    slots: slots.flatMap((slot) => {
      const data = bySlot.get(slot.slot.id)
      return data ? [slotPreview(planned, slot, data, told)] : []
    }),
    passages: passages.map(({ id, title, text }) => ({ id, title, text })),
    ...(prompt && { prompt }),
  }
}

function promptPreview(
  chapter: Chapter,
  planned: PlannedSection,
  { model, price }: { model?: string; price?: Price },
): PromptPreview {
  const { messages, maxTokens: written } = promptOf(chapter, planned)
  const read = tokensOf(messages)
  const dollars = price && (read * price[0] + written * price[1]) / 1_000_000
  return { ...(model && { model }), messages, read, written, ...(dollars !== undefined && { dollars }) }
}

function slotPreview(planned: PlannedSection, slot: PlannedSlot, data: SlotData, told: string[]): SlotPreview {
  const { held } = slot.slot
  const { rewrite } = slot
  const isNew = rewrite && data.treatment === 'rewritten'
  return {
    ...data,
    ...(held && { held }),
    ...(rewrite && { rewrite }),
    ...(isNew && { checks: checksOf(planned, slot, data.markdown, told) }),
  }
}

/** Every check with what it says of new prose for a slot, in the order in which they are made. */
export function checksOf(planned: PlannedSection, { slot }: PlannedSlot, text: string, told: string[]): Checked[] {
  const allowed = { ...allowedIn(planned), told }
  return slotChecks.map((check) => {
    const fault = findFault(slot.markdown, text, allowed, [check])
    return { check, ...(fault && { message: fault.message }) }
  })
}
