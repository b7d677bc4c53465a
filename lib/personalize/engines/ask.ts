import { setTimeout as pause } from 'node:timers/promises'
import type { Prompt as SectionPrompt } from '@/lib/personalize/prompt'
import { type Budget, TooLargeError } from './budget'
import { type Complete, ProviderError, type Tokens } from './completion'
import type { Models } from './models'

/** What is asked, and what it may cost. */
export type Prompt = Pick<SectionPrompt, 'messages' | 'maxTokens' | 'tokens'>

export type AskMeans = { complete: Complete; budget: Budget; models: Models }

/** A provider that asks to wait longer than this is not waited for. Seconds. */
const longestWait = 2

/**
 * Asks one model for one completion, when there is room for it. Tries again once where the provider asks for a short
 * wait and nothing has been heard yet.
 * @throws {ProviderError} where there is no whole completion; what was handed on before stands
 */
export async function* ask(
  means: AskMeans,
  model: string,
  prompt: Prompt,
  signal: AbortSignal,
): AsyncGenerator<string, Tokens, undefined> {
  for (let tries = 1; ; tries += 1) {
    let heard = false
    const leave = await enter(means.budget, prompt, signal)
    const { learn } = means.budget
    const completion = means.complete({ ...prompt, model, signal, learn })
    let tokens: Tokens | undefined
    try {
      let step = await completion.next()
      for (; !step.done; step = await completion.next()) {
        heard = true
        yield step.value
      }
      tokens = step.value
      means.models.note(model, 'answered')
      return tokens
    } catch (cause) {
      if (!(cause instanceof ProviderError)) throw cause
      means.models.note(model, cause)
      const wait = cause.retryAfter ?? Number.POSITIVE_INFINITY
      if (heard || tries > 1 || cause.status !== 429 || wait > longestWait) throw cause
      await pause(wait * 1000, undefined, { signal })
    } finally {
      leave(tokens && tokens.prompt + tokens.completion)
      // Who reads no further, as after a marker out of turn, must not leave the provider writing.
      await completion.return({ prompt: 0, completion: 0 })
    }
  }
}

/** Whether another model may do where this one did not: it was never heard, and the fault is its own. */
export function isUnheard(cause: unknown): boolean {
  return cause instanceof ProviderError && [400, 404, 413, 429, 498, 500, 502, 503].includes(cause.status ?? 0)
}

// A provider admits a call by its prompt and all that it may answer.
async function enter(budget: Budget, { tokens }: Prompt, signal: AbortSignal) {
  try {
    return await budget.enter(tokens, signal)
  } catch (cause) {
    if (!(cause instanceof TooLargeError)) throw cause
    throw new ProviderError(
      { check: 'provider', message: 'The section is too large for the model.' },
      { cause, status: 413 },
    )
  }
}
