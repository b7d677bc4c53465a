import type { Chapter } from '@/lib/book/chapter'
import type { Engine, SectionAnswer, SectionEnd, SectionWork } from '@/lib/personalize/engine'
import type { SlotData } from '@/lib/personalize/events'
import { Flights, type Keep } from '@/lib/personalize/flight'
import type { PlannedSection } from '@/lib/personalize/plan'
import { keyOf, promptOf } from '@/lib/personalize/prompt'
import type { Lease, Piece, Shared, StoredSection } from '@/lib/personalize/shared'
import { editorialSlot } from '@/lib/personalize/slot'
import type { Budget } from './budget'
import { type Complete, parametersOf } from './completion'
import { editorialAnswer } from './editorial'
import type { Generated } from './generate'
import type { Models } from './models'
import { type Ended, makeTogether } from './together'
import { faultIn, judgedSlot } from './verdict'

export type GroqMeans = {
  complete: Complete
  models: Models
  /** The models in order of preference, those that cannot be had included. */
  names: [string, ...string[]]
  budget: Budget
  shared: Shared
  /** Milliseconds a section may take in all. */
  deadline: number
  /** Milliseconds between two renewals of a lease. */
  renewal: number
  /** Keeps the process for a generation whose own reader has left while others wait. */
  keep?: Keep
}

/** What a section is kept under, by model, and what it may cost in tokens. */
type Asked = { keys: Map<string, string>; tokens: number }

/**
 * The engine that has a model rewrite what the plan asks for. Each slot is released when it is verified; one that is
 * not, and all that a failing provider leaves open, is answered as editors alone would.
 */
export function groqEngine(means: GroqMeans): Engine {
  const { names, shared, models } = means
  const flights = new Flights<Piece, Ended>(means.keep)
  // A planned section is shared by readers of one profile, and so are its keys.
  const known = new WeakMap<PlannedSection, Asked>()
  // What is kept under a key does not change: who has seen it need not ask for it again.
  const stored = new WeakMap<PlannedSection, StoredSection>()

  function recallAsked(chapter: Chapter, planned: PlannedSection): Asked {
    const found = known.get(planned)
    if (found) return found
    const prompt = promptOf(chapter, planned)
    const keys = new Map(names.map((name) => [name, keyOf(prompt, name, parametersOf(name))]))
    const asked = { keys, tokens: prompt.tokens }
    known.set(planned, asked)
    return asked
  }

  function recall(planned: PlannedSection): SectionAnswer | undefined {
    if (!planned.slots.some(({ rewrite }) => rewrite)) return editorialAnswer(planned)
    const kept = stored.get(planned)
    return kept && answerFrom(planned, kept)
  }

  async function look(chapter: Chapter, planned: PlannedSection) {
    const { keys } = recallAsked(chapter, planned)
    const kept = recall(planned) ? undefined : await shared.find([...keys.values()])
    if (kept && isWhole(planned, kept)) stored.set(planned, kept)
    return { whole: recall(planned), kept }
  }

  async function* answer(work: SectionWork): AsyncGenerator<SlotData, SectionEnd, undefined> {
    const { chapter, planned, signal } = work
    const { keys, tokens: most } = recallAsked(chapter, planned)
    const { whole, kept } = await look(chapter, planned)
    if (whole) {
      yield* whole.slots
      return whole.end
    }
    // Kept under other checks than today's: it is made again.
    if (kept) for (const key of keys.values()) await shared.discard(key)
    const flight = keys.get(names[0]) ?? ''
    const taken = flights.has(flight) ? undefined : await work.allowance.take(most)
    // Who may have nothing generated must not lead those who may.
    const task = make(work, { keys, tokens: most }, taken)
    const pieces = flights.follow(taken === false ? `${flight} followed` : flight, task, signal)
    try {
      const { tokens, model, shown } = yield* present(planned, pieces, task.source)
      // Who followed in vain, as for want of quota, was given nothing that a model had made.
      const made = task.led() ? 'generated' : shown ? 'cached' : undefined
      return {
        ...(made && { model, made }),
        promptTokens: tokens.prompt,
        completionTokens: tokens.completion,
      }
    } finally {
      await task.close()
    }
  }

  /**
   * The work of a section with the first model that will do it, paid by the reader who leads it.
   * @param taken whether a section was set aside; undefined for who meant to follow, and pays when it has to lead
   */
  function make({ chapter, planned, allowance }: SectionWork, { keys, tokens }: Asked, taken?: boolean) {
    let lease: Lease | undefined
    let started = false
    let led: boolean | undefined
    const claim = async (key: string) => {
      const claimed = await shared.claim(key)
      lease = claimed ?? lease
      return claimed
    }
    async function* start(stop: AbortSignal): AsyncGenerator<Piece, Ended, undefined> {
      started = true
      const mayLead = taken ?? (await allowance.take(tokens))
      let end: Ended | undefined
      try {
        for (const model of models.available()) {
          const key = keys.get(model) ?? ''
          end = yield* makeTogether(
            { chapter, planned, model, key, shared: { ...shared, claim }, mayLead },
            means,
            stop,
          )
          if (!end.unheard) break
        }
      } finally {
        led = end?.led ?? lease !== undefined
        const spent = end ? end.tokens.prompt + end.tokens.completion : 0
        if (mayLead) await allowance.settle({ tokens: spent, unused: !led || end?.inVain })
      }
      return end ?? { model: names[0], tokens: { prompt: 0, completion: 0 }, led: false, fault: unavailable }
    }
    const leads = () => started && (led ?? lease !== undefined)
    return {
      start,
      led: leads,
      /** How a slot was got: what an earlier leader had released is kept, and not paid again. */
      source: (slot: string) => (leads() && lease?.released[slot] === undefined ? 'generated' : 'cached'),
      /** Gives back what was set aside where another's work was followed, or none was begun. */
      close: async () => {
        if (taken && !started) await allowance.settle({ tokens: 0, unused: true })
      },
      wantedElsewhere: async () => (await lease?.renew())?.wanted ?? false,
    }
  }

  const find: Engine['find'] = async (chapter, planned) => (await look(chapter, planned)).whole
  return { name: { name: 'groq', model: names[0] }, recall, find, answer, trouble: models.trouble }
}

const leftOut = { check: 'completeness', message: 'The model left this out.' } as const
const unavailable = { check: 'provider', message: 'No model can be asked at the moment.' } as const

/** Gives every slot its answer in reading order, waiting for those that a model writes. */
async function* present(
  planned: PlannedSection,
  work: AsyncGenerator<Piece, Ended, undefined>,
  source: (slot: string) => 'generated' | 'cached',
): AsyncGenerator<SlotData, Generated & { shown: boolean }, undefined> {
  const pieces = new Map<string, Piece>()
  let end: Generated | undefined
  const advance = async () => {
    const step = await work.next()
    if (step.done) end = step.value
    // The first word on a slot is the last: what was shown is final.
    else if (!pieces.has(step.value.slot)) pieces.set(step.value.slot, step.value)
  }
  for (const slot of planned.slots) {
    while (slot.rewrite && !pieces.has(slot.slot.id) && !end) await advance()
    const piece = pieces.get(slot.slot.id)
    if (!slot.rewrite) yield editorialSlot(planned, slot)
    // It may come from another process, where something else was verified.
    else if (piece && 'text' in piece) yield judgedSlot(planned, slot, piece.text, source(slot.slot.id))
    else yield editorialSlot(planned, slot, piece?.fault ?? end?.fault ?? leftOut)
  }
  while (!end) await advance()
  return { ...end, shown: [...pieces.values()].some((piece) => 'text' in piece) }
}

function isWhole(planned: PlannedSection, kept: StoredSection): boolean {
  return planned.slots.every((slot) => {
    const text = kept.slots[slot.slot.id]
    return !slot.rewrite || (text !== undefined && !faultIn(planned, slot, text))
  })
}

function answerFrom(planned: PlannedSection, kept: StoredSection): SectionAnswer {
  const slots = planned.slots.map((slot) => {
    const text = slot.rewrite ? kept.slots[slot.slot.id] : undefined
    return text === undefined ? editorialSlot(planned, slot) : judgedSlot(planned, slot, text, 'cached')
  })
  return { slots, end: { promptTokens: 0, completionTokens: 0, model: kept.model, made: 'cached' } }
}
