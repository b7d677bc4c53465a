import type { Engine } from '@/lib/personalize/engine'
import type { PlannedSection } from '@/lib/personalize/plan'
import { editorialSlot } from '@/lib/personalize/slot'

/** The engine that is always there: what editors wrote, chosen by profile. Pure; it needs no model and cannot fail. */
export const editorialEngine: Engine = {
  name: { name: 'editorial' },
  recall: editorialAnswer,
  find: async (_, planned) => editorialAnswer(planned),
  async *answer({ planned }) {
    const { slots, end } = editorialAnswer(planned)
    yield* slots
    return end
  },
  trouble: () => undefined,
}

/** A section as editors alone answer it. */
export function editorialAnswer(planned: PlannedSection) {
  return {
    slots: planned.slots.map((slot) => editorialSlot(planned, slot)),
    end: { promptTokens: 0, completionTokens: 0 },
  }
}
