import type { Chapter } from '@/lib/book/chapter'
import type { EngineName, SectionData, SlotData } from './events'
import type { PlannedSection } from './plan'

/** What a reader may still have generated today. Taken before a model is asked, settled with what it cost. */
export interface Allowance {
  /** Sets one section aside, and the tokens that it may cost; false where none is left. */
  take(tokens: number): Promise<boolean>
  /** Closes a section that was taken; `unused` gives it back. */
  settle(spent: { tokens: number; unused?: boolean }): Promise<void>
}

export type SectionWork = { chapter: Chapter; planned: PlannedSection; allowance: Allowance; signal: AbortSignal }

/** What a section came to, besides its slots. */
export type SectionEnd = {
  model?: string
  /** How the model's part was got, if there was one. */
  made?: 'generated' | 'cached'
  promptTokens: number
  completionTokens: number
}

/** All slots of a section in reading order, and what it came to. */
export type SectionAnswer = { slots: SlotData[]; end: SectionEnd }

/**
 * Answers the slots of a section in reading order, every one once. Faults of its own means are answers, not errors;
 * only the signal ends it early.
 */
export interface Engine {
  name: EngineName
  /** The answer where nothing has to be waited for, as when nothing is rewritten or it is known from an earlier reader. */
  recall(planned: PlannedSection): SectionAnswer | undefined
  /** The same, where it may be looked for in what all processes share; nothing is made for it. */
  find(chapter: Chapter, planned: PlannedSection): Promise<SectionAnswer | undefined>
  answer(work: SectionWork): AsyncGenerator<SlotData, SectionEnd, undefined>
  /** What its means did last, if it was not what they should. */
  trouble(): string | undefined
}

/** The outcome of a section from its slots: reverted if any slot is, else the most that was done to one. */
export function outcomeOf(slots: SlotData[]): SectionData['outcome'] {
  if (slots.some((slot) => slot.reverted)) return 'reverted'
  const order = ['generated', 'cached', 'authored'] as const
  return order.find((source) => slots.some((slot) => slot.source === source)) ?? 'original'
}
