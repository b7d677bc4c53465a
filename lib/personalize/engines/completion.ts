import Groq from 'groq-sdk'
import type { Message } from '@/lib/personalize/prompt'
import type { Fault } from '@/lib/personalize/verify'

export type Tokens = { prompt: number; completion: number }

/** A provider that did not deliver, and what is said to the reader about it. */
export class ProviderError extends Error {
  constructor(
    readonly fault: Fault,
    options?: ErrorOptions & { status?: number },
  ) {
    super(fault.message, options)
    this.name = 'ProviderError'
    this.status = options?.status
  }
  /** The HTTP status, where there was one. */
  readonly status?: number
}

export type CompletionRequest = { messages: Message[]; model: string; maxTokens: number; signal: AbortSignal }

/** Asks a model and hands on its text as it comes; returns what it cost once the completion is whole. */
export type Complete = (request: CompletionRequest) => AsyncGenerator<string, Tokens, undefined>

/** What a model takes besides the messages, by the beginning of its id; unknown ids get nothing special. */
export function parametersOf(model: string): {
  temperature: number
  reasoning_effort?: 'low' | 'none'
  include_reasoning?: boolean
} {
  if (model.startsWith('openai/gpt-oss')) return { temperature: 0.3, reasoning_effort: 'low', include_reasoning: false }
  return model.startsWith('qwen/') ? { temperature: 0.3, reasoning_effort: 'none' } : { temperature: 0.3 }
}

/**
 * @param idleTimeout milliseconds without a word after which the provider counts as gone; the SDK's own timeout ends
 * at the response headers, and its own retries ignore the signal
 */
export function groqCompletion(options: { apiKey: string; baseUrl?: string; idleTimeout: number }): Complete {
  const client = new Groq({ apiKey: options.apiKey, baseURL: options.baseUrl, maxRetries: 0, timeout: 60_000 })
  return async function* complete({ messages, model, maxTokens, signal }) {
    const idle = idleAbort(options.idleTimeout)
    const both = AbortSignal.any([signal, idle.signal])
    try {
      const body = { model, messages, stream: true, max_completion_tokens: maxTokens, ...parametersOf(model) } as const
      const stream = await client.chat.completions.create(body, { signal: both })
      let finish: string | null = null
      const tokens: Tokens = { prompt: 0, completion: 0 }
      for await (const chunk of stream) {
        idle.heard()
        const choice = chunk.choices?.[0]
        if (choice?.delta?.tool_calls?.length)
          throw new ProviderError(fault('The model did something else than write.'))
        if (choice?.delta?.content) yield choice.delta.content
        finish = choice?.finish_reason ?? finish
        tokens.prompt = chunk.x_groq?.usage?.prompt_tokens ?? tokens.prompt
        tokens.completion = chunk.x_groq?.usage?.completion_tokens ?? tokens.completion
      }
      // The SDK ends an aborted, cut or empty stream as if it were whole.
      if (both.aborted) throw both.reason
      if (finish !== 'stop') throw new ProviderError(fault(endedAs(finish)))
      return tokens
    } catch (cause) {
      if (signal.aborted) throw signal.reason
      if (idle.signal.aborted) throw new ProviderError(fault('The model stopped answering.'), { cause })
      throw named(cause)
    } finally {
      idle.stop()
    }
  }
}

function idleAbort(milliseconds: number) {
  const controller = new AbortController()
  const start = () => setTimeout(() => controller.abort(new Error('idle')), milliseconds)
  let timer = start()
  return {
    signal: controller.signal,
    heard() {
      clearTimeout(timer)
      timer = start()
    },
    stop: () => clearTimeout(timer),
  }
}

// Everything that goes wrong on the way to the provider or in its stream is the provider's fault, whatever its class.
function named(cause: unknown): ProviderError {
  if (cause instanceof ProviderError) return cause
  const status = cause instanceof Groq.APIError && typeof cause.status === 'number' ? cause.status : undefined
  return new ProviderError(fault(status === 429 ? 'The model was busy.' : 'The model could not be reached.'), {
    cause,
    status,
  })
}

function endedAs(finish: string | null): string {
  return finish === 'length' ? 'The model ran out of room.' : 'The model ended before it was done.'
}

function fault(message: string): Fault {
  return { check: 'provider', message }
}
