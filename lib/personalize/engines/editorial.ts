import type { Engine } from '@/lib/personalize/engine'
import { editorialSlot } from '@/lib/personalize/slot'

/** The engine that is always there: what editors wrote, chosen by profile. Pure; it needs no model and cannot fail. */
export const editorialEngine: Engine = {
  name: { name: 'editorial' },
  async *answer({ planned }) {
    for (const slot of planned.slots) yield editorialSlot(planned, slot)
    return { promptTokens: 0, completionTokens: 0 }
  },
  trouble: () => undefined,
}
