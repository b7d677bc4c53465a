import type { Allowance, Engine, SectionWork } from '@/lib/personalize/engine'
import { promptOf } from '@/lib/personalize/prompt'

/** What a run may still spend. */
export type Budget = {
  /** Tokens read and written so far. */
  spent(): number
  /** Whether a section was left out for want of tokens. */
  isOver(): boolean
}

/**
 * An engine that generates only while its tokens last. A section is begun when the budget holds all that it may cost,
 * a second try included; what is cached costs nothing.
 */
export function budgeted(engine: Engine, tokens: number): { engine: Engine; budget: Budget } {
  let [spent, reserved, over] = [0, 0, false]
  const allowanceFor = (work: SectionWork): Allowance => {
    const most = mostTokens(work)
    return {
      async take() {
        if (spent + reserved + most > tokens) {
          over = true
          return false
        }
        reserved += most
        return true
      },
      async settle(section) {
        reserved -= most
        spent += section.tokens
      },
    }
  }
  return {
    engine: { ...engine, answer: (work) => engine.answer({ ...work, allowance: allowanceFor(work) }) },
    budget: { spent: () => spent, isOver: () => over },
  }
}

function mostTokens({ chapter, planned }: SectionWork): number {
  return 2 * promptOf(chapter, planned).tokens
}
