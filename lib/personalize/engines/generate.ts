import type { Chapter } from '@/lib/book/chapter'
import { MarkerError, splitAtMarkers } from '@/lib/personalize/marker'
import type { PlannedSection } from '@/lib/personalize/plan'
import { type Prompt, promptOf } from '@/lib/personalize/prompt'
import type { Lease, Piece } from '@/lib/personalize/shared'
import type { Fault } from '@/lib/personalize/verify'
import { type AskMeans, ask, isUnheard } from './ask'
import { ProviderError, type Tokens } from './completion'
import { faultIn } from './verdict'

/** What a generation came to, besides its pieces. */
export type Generated = {
  model: string
  tokens: Tokens
  fault?: Fault
  /** The provider failed before a word of it was heard. */
  unheard?: boolean
  /** The provider failed before anything could be released: nobody pays for that. */
  inVain?: boolean
}
export type Work = { chapter: Chapter; planned: PlannedSection; model: string; lease: Lease }
export type GenerateMeans = AskMeans & {
  /** Milliseconds a section may take in all. */
  deadline: number
  /** Milliseconds between two renewals of the lease. */
  renewal: number
}

/** A leader that was overtaken while it was quiet: another goes on from what it had released. */
export class OvertakenError extends Error {}

/**
 * Has a model write what is open of a section and releases each slot as soon as it is verified, in reading order. From
 * the first slot that fails on, the rest is held until the failed ones have been tried once more.
 * @throws {OvertakenError}
 */
export async function* generateSection(
  work: Work,
  means: GenerateMeans,
  stop: AbortSignal,
): AsyncGenerator<Piece, Generated, undefined> {
  const { chapter, planned, model, lease } = work
  const limit = AbortSignal.timeout(means.deadline)
  const lost = new AbortController()
  const signal = AbortSignal.any([stop, limit, lost.signal])
  const end: Generated = { model, tokens: { prompt: 0, completion: 0 } }
  const texts: Record<string, string> = { ...lease.released }
  const renew = async () => {
    if (!(await lease.renew()).held) throw new OvertakenError('another leads by now')
  }
  const renewal = setInterval(() => void renew().catch((cause) => lost.abort(cause)), means.renewal)
  try {
    for (const [slot, text] of Object.entries(lease.released)) yield { slot, text }
    const held: Piece[] = []
    const settled = new Set(Object.keys(texts))
    const started = performance.now()
    try {
      for await (const piece of write(work, promptOf(chapter, planned, { settled }), means, end, signal)) {
        if (held.length > 0 || 'fault' in piece) held.push(piece)
        else yield await release(lease, piece, texts)
      }
      if (performance.now() - started < means.deadline / 2) await mend(work, held, means, end, signal)
    } catch (cause) {
      if (lost.signal.aborted) throw lost.signal.reason
      if (stop.aborted || cause instanceof OvertakenError) throw cause
      end.fault = faultOf(cause, limit)
      end.unheard = isUnheard(cause) && held.length === 0 && Object.keys(texts).length === settled.size
    }
    for (const piece of held) yield await release(lease, piece, texts)
    const whole = planned.slots.every(({ slot, rewrite }) => !rewrite || texts[slot.id] !== undefined)
    if (whole && !end.fault)
      await lease.finish({
        model,
        slots: texts,
        promptTokens: end.tokens.prompt,
        completionTokens: end.tokens.completion,
      })
    else await lease.fail(model, end.fault)
    end.inVain = end.fault !== undefined && Object.keys(texts).length === settled.size
    return end
  } catch (cause) {
    if (stop.aborted) await lease.leave()
    throw cause
  } finally {
    clearInterval(renewal)
  }
}

async function* write(
  work: Work,
  prompt: Prompt,
  means: GenerateMeans,
  end: Generated,
  signal: AbortSignal,
): AsyncGenerator<Piece> {
  const told = prompt.messages.map(({ content }) => content)
  const completion = counted(ask(means, work.model, prompt, signal), end)
  for await (const { gap, text } of splitAtMarkers(completion, prompt.gaps.length - 1)) {
    const open = prompt.gaps[gap]
    if (!open && text !== '') throw new MarkerError('text stands where none may be')
    if (!open) continue
    const slot = open.slot.id
    const fault = faultIn(work.planned, open, text, told)
    yield fault ? { slot, fault } : { slot, text }
  }
}

async function* counted(completion: AsyncGenerator<string, Tokens, undefined>, end: Generated): AsyncGenerator<string> {
  const { prompt, completion: written } = yield* completion
  end.tokens = { prompt: end.tokens.prompt + prompt, completion: end.tokens.completion + written }
}

/** Tries the slots that failed once more, with their faults named. One that fails again keeps its first fault. */
async function mend(
  work: Work,
  held: Piece[],
  means: GenerateMeans,
  end: Generated,
  signal: AbortSignal,
): Promise<void> {
  const faults = held.flatMap((piece) => ('fault' in piece ? [piece] : []))
  if (faults.length === 0) return
  const open = new Set(faults.map(({ slot }) => slot))
  const settled = new Set(work.planned.slots.map(({ slot }) => slot.id).filter((id) => !open.has(id)))
  const prompt = promptOf(work.chapter, work.planned, { settled, faults: faults.map(({ fault }) => fault.message) })
  try {
    for await (const piece of write(work, prompt, means, end, signal)) {
      const place = held.findIndex(({ slot }) => slot === piece.slot)
      if (place >= 0 && 'text' in piece) held[place] = piece
    }
  } catch (cause) {
    // The first try stands: its verified slots are good, the others are answered by editors.
    if (!(cause instanceof ProviderError) && !(cause instanceof MarkerError)) throw cause
  }
}

async function release(lease: Lease, piece: Piece, texts: Record<string, string>): Promise<Piece> {
  if (!(await lease.add(piece))) throw new OvertakenError('another leads by now')
  if ('text' in piece) texts[piece.slot] = piece.text
  return piece
}

function faultOf(cause: unknown, limit: AbortSignal): Fault {
  if (limit.aborted) return { check: 'deadline', message: 'The model took too long.' }
  if (cause instanceof ProviderError) return cause.fault
  if (cause instanceof MarkerError)
    return { check: 'markers', message: 'The new text moved around a figure, code or formula.' }
  throw cause
}
