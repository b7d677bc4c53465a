import { setTimeout as pause } from 'node:timers/promises'
import type { Piece, Shared } from '@/lib/personalize/shared'
import type { Fault } from '@/lib/personalize/verify'
import { tracedSteps } from '@/lib/trace'
import { type Generated, type GenerateMeans, generateSection, OvertakenError, type Work } from './generate'

export type Together = Omit<Work, 'lease'> & {
  shared: Shared
  key: string
  /** Whether this reader may have something generated; who may not can still follow. */
  mayLead: boolean
}

/** `led` where this process did the work and its reader pays for it. */
export type Ended = Generated & { led: boolean }

const shortestPoll = 250
const longestPoll = 1000
const quota: Fault = { check: 'quota', message: 'Today’s generated sections are used up.' }

/**
 * Gets a section made by one process however many ask: leads if nobody does, else follows the one that leads, and
 * takes over where that one is gone.
 */
export async function* makeTogether(
  together: Together,
  means: GenerateMeans,
  stop: AbortSignal,
): AsyncGenerator<Piece, Ended, undefined> {
  const { shared, key, mayLead, model } = together
  for (;;) {
    const lease = mayLead ? await shared.claim(key) : undefined
    if (lease) {
      try {
        const pieces = generateSection({ ...together, lease }, means, stop)
        const end = yield* tracedSteps('generate', pieces, ({ model, tokens, fault }) => ({
          'gen_ai.request.model': model,
          'gen_ai.usage.input_tokens': tokens.prompt,
          'gen_ai.usage.output_tokens': tokens.completion,
          ...(fault && { 'lectern.fault': fault.check }),
        }))
        return { ...end, led: true }
      } catch (cause) {
        if (!(cause instanceof OvertakenError)) throw cause
      }
    }
    const end = yield* follow(shared, key, model, stop)
    if (end) return { ...end, led: false }
    if (!mayLead) return { model, tokens: none, fault: quota, led: false }
  }
}

const none = { prompt: 0, completion: 0 }

/** Hands on what the leader releases; undefined where there is no leader any more. */
async function* follow(
  shared: Shared,
  key: string,
  model: string,
  stop: AbortSignal,
): AsyncGenerator<Piece, Generated | undefined, undefined> {
  const seen = new Set<string>()
  for (let wait = shortestPoll; ; wait = Math.min(longestPoll, wait * 1.3)) {
    const progress = await shared.watch(key)
    for (const piece of progress?.pieces ?? []) {
      if (seen.has(piece.slot)) continue
      seen.add(piece.slot)
      yield piece
    }
    if (!progress || progress.status === 'lost') return undefined
    const { status, fault } = progress
    if (status !== 'running') return { model: progress.model ?? model, tokens: none, ...(fault && { fault }) }
    await pause(wait * (0.8 + 0.4 * Math.random()), undefined, { signal: stop })
  }
}
