import type { Engine, SectionEnd, SectionWork } from '@/lib/personalize/engine'
import { Flights } from '@/lib/personalize/flight'
import { MarkerError, splitAtMarkers } from '@/lib/personalize/marker'
import type { PlannedSection, PlannedSlot } from '@/lib/personalize/plan'
import { keyOf, type Prompt, promptOf } from '@/lib/personalize/prompt'
import type { Shared, StoredSection } from '@/lib/personalize/shared'
import { editorialSlot, generatedSlot } from '@/lib/personalize/slot'
import { type Fault, findFault } from '@/lib/personalize/verify'
import { type Complete, ProviderError, parametersOf, type Tokens } from './completion'

type Piece = { slot: string; text: string } | { slot: string; fault: Fault }
type Generated = { tokens: Tokens; model: string; fault?: Fault }
export type GroqMeans = {
  complete: Complete
  /** The model asked first, then those asked when it cannot be had. */
  models: [string, ...string[]]
  shared: Shared
  /** Milliseconds a section may take in all. */
  deadline: number
}

/**
 * The engine that has a model rewrite what the plan asks for. Each slot is released when it is verified; one that is
 * not, and all that a failing provider leaves open, is answered as editors alone would.
 */
export function groqEngine({ complete, models, shared, deadline }: GroqMeans): Engine {
  const flights = new Flights<Piece, Generated>()
  let trouble: string | undefined

  async function* answer(work: SectionWork): AsyncGenerator<ReturnType<typeof editorialSlot>, SectionEnd, undefined> {
    const { chapter, planned, allowance, signal } = work
    const none: SectionEnd = { promptTokens: 0, completionTokens: 0 }
    if (!planned.slots.some(({ rewrite }) => rewrite)) {
      for (const slot of planned.slots) yield editorialSlot(planned, slot)
      return none
    }
    const prompt = promptOf(chapter, planned)
    const key = keyOf(prompt, models[0], parametersOf(models[0]))
    const kept = await shared.find(key)
    if (kept && isWhole(planned, kept)) {
      for (const slot of planned.slots) yield fromStore(planned, slot, kept)
      return { ...none, model: kept.model, made: 'cached' }
    }
    let leads = false
    if (!flights.has(key)) {
      leads = await allowance.take()
      if (!leads) {
        const fault: Fault = { check: 'quota', message: 'Today’s generated sections are used up.' }
        for (const slot of planned.slots) yield editorialSlot(planned, slot, slot.rewrite && fault)
        return none
      }
    }
    const led = leads && !flights.has(key)
    if (leads && !led) await allowance.settle({ tokens: 0, unused: true })
    const generation = flights.follow(key, (stop) => generate(planned, prompt, key, stop), signal)
    const end = yield* present(planned, generation, led ? 'generated' : 'cached')
    if (led)
      await allowance.settle({
        tokens: end.tokens.prompt + end.tokens.completion,
        unused: end.tokens.completion === 0 && end.fault !== undefined,
      })
    return {
      model: end.model,
      made: led ? 'generated' : 'cached',
      promptTokens: end.tokens.prompt,
      completionTokens: end.tokens.completion,
    }
  }

  async function* generate(
    planned: PlannedSection,
    prompt: Prompt,
    key: string,
    stop: AbortSignal,
  ): AsyncGenerator<Piece, Generated, undefined> {
    const limit = AbortSignal.timeout(deadline)
    const signal = AbortSignal.any([stop, limit])
    const state: Generated = { tokens: { prompt: 0, completion: 0 }, model: models[0] }
    const released: Record<string, string> = {}
    let whole = true
    try {
      for await (const { gap, text } of splitAtMarkers(attempt(prompt, signal, state), prompt.gaps.length - 1)) {
        const slot = prompt.gaps[gap]
        if (!slot && text !== '') throw new MarkerError('text stands where none may be')
        if (!slot) continue
        const fault = findFault(slot.slot.markdown, text, { texts: grounds(planned) })
        whole &&= !fault
        if (!fault) released[slot.slot.id] = text
        yield fault ? { slot: slot.slot.id, fault } : { slot: slot.slot.id, text }
      }
    } catch (cause) {
      if (stop.aborted) throw cause
      state.fault = faultOf(cause, limit)
    }
    trouble = state.fault?.check === 'markers' ? undefined : state.fault?.message
    if (whole && !state.fault) {
      const { model, tokens } = state
      await shared.store(key, {
        model,
        slots: released,
        promptTokens: tokens.prompt,
        completionTokens: tokens.completion,
      })
    }
    return state
  }

  // Another model is asked only while nothing has been heard of the first: what is released is final.
  async function* attempt(prompt: Prompt, signal: AbortSignal, state: Generated): AsyncGenerator<string> {
    for (const [index, model] of models.entries()) {
      let heard = false
      try {
        state.model = model
        const completion = complete({ messages: prompt.messages, model, maxTokens: prompt.maxTokens, signal })
        for (let step = await completion.next(); ; step = await completion.next()) {
          if (step.done) {
            state.tokens = step.value
            return
          }
          heard = true
          yield step.value
        }
      } catch (cause) {
        const gone = cause instanceof ProviderError && [400, 404, 429, 500, 502, 503].includes(cause.status ?? 0)
        if (heard || !gone || index === models.length - 1) throw cause
      }
    }
  }

  return { name: { name: 'groq', model: models[0] }, answer, trouble: () => trouble }
}

/** Gives every slot its answer in reading order, waiting for those that a model writes. */
async function* present(
  planned: PlannedSection,
  generation: AsyncGenerator<Piece, Generated, undefined>,
  source: 'generated' | 'cached',
) {
  let end: Generated | undefined
  for (const slot of planned.slots) {
    if (!slot.rewrite) {
      yield editorialSlot(planned, slot)
      continue
    }
    if (!end) {
      const step = await generation.next()
      if (step.done) end = step.value
      else {
        yield 'text' in step.value
          ? generatedSlot(planned, slot, step.value.text, source)
          : editorialSlot(planned, slot, step.value.fault)
        continue
      }
    }
    yield editorialSlot(planned, slot, end.fault ?? { check: 'completeness', message: 'The model left this out.' })
  }
  while (!end) {
    const step = await generation.next()
    if (step.done) end = step.value
  }
  return end
}

function isWhole(planned: PlannedSection, kept: StoredSection): boolean {
  const texts = grounds(planned)
  return planned.slots.every(({ slot, rewrite }) => {
    const text = kept.slots[slot.id]
    return !rewrite || (text !== undefined && !findFault(slot.markdown, text, { texts }))
  })
}

function fromStore(planned: PlannedSection, slot: PlannedSlot, kept: StoredSection) {
  const text = slot.rewrite ? kept.slots[slot.slot.id] : undefined
  return text === undefined ? editorialSlot(planned, slot) : generatedSlot(planned, slot, text, 'cached')
}

function grounds({ passages, slots }: PlannedSection): string[] {
  return [...passages.map(({ text }) => text), ...slots.flatMap(({ notes }) => notes.map(({ markdown }) => markdown))]
}

function faultOf(cause: unknown, limit: AbortSignal): Fault {
  if (limit.aborted) return { check: 'deadline', message: 'The model took too long.' }
  if (cause instanceof ProviderError) return cause.fault
  if (cause instanceof MarkerError)
    return { check: 'markers', message: 'The new text moved around a figure, code or formula.' }
  throw cause
}
