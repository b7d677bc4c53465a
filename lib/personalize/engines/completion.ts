import Groq from 'groq-sdk'
import { z } from 'zod'
import type { Message } from '@/lib/personalize/prompt'
import type { Fault } from '@/lib/personalize/verify'

export type Tokens = { prompt: number; completion: number }

/** A provider that did not deliver, and what is said to the reader about it. */
export class ProviderError extends Error {
  constructor(
    readonly fault: Fault,
    options: ErrorOptions & Answered = {},
  ) {
    super(fault.message, options)
    this.name = 'ProviderError'
    this.status = options.status
    this.code = options.code
    this.retryAfter = options.retryAfter
  }
  readonly status?: number
  readonly code?: string
  readonly retryAfter?: number
}

/** What a provider answered with instead of a completion: the status, its own code, and seconds to wait. */
type Answered = { status?: number; code?: string; retryAfter?: number }

/** What the provider says it allows in a minute. */
export type Allowed = { tokens?: number; requests?: number }

export type CompletionRequest = {
  messages: Message[]
  model: string
  maxTokens: number
  signal: AbortSignal
  /** Told what the provider allows, where it says so. */
  learn?: (allowed: Allowed) => void
}

/**
 * Asks a model and hands on its text as it comes; returns what it cost once the completion is whole.
 * @throws {ProviderError} where it does not get that far
 */
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
  const { apiKey, baseUrl: baseURL } = options
  const client = new Groq({ apiKey, baseURL, maxRetries: 0, timeout: 60_000, logLevel: 'off' })
  return async function* complete({ messages, model, maxTokens, signal, learn }) {
    const idle = idleAbort(options.idleTimeout)
    const both = AbortSignal.any([signal, idle.signal])
    try {
      const body = { model, messages, stream: true, max_completion_tokens: maxTokens, ...parametersOf(model) } as const
      const { data: stream, response } = await client.chat.completions.create(body, { signal: both }).withResponse()
      learn?.(allowedBy(response.headers))
      let finish: string | null = null
      const tokens: Tokens = { prompt: 0, completion: 0 }
      for await (const chunk of stream) {
        idle.heard()
        const choice = chunk.choices?.[0]
        if (choice?.delta?.tool_calls?.length)
          throw new ProviderError(fault('The model did something else than write.'))
        if (choice?.delta?.content) {
          // Only the provider is timed, not who reads.
          idle.stop()
          yield choice.delta.content
          idle.heard()
        }
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
  const answered = cause instanceof Groq.APIError ? answeredWith(cause) : {}
  return new ProviderError(fault(answered.status === 429 ? 'The model was busy.' : 'The model could not be reached.'), {
    cause,
    ...answered,
  })
}

const ErrorBody = z.object({ error: z.object({ code: z.string() }) })

function answeredWith({ status, headers, error }: InstanceType<typeof Groq.APIError>): Answered {
  const body = ErrorBody.safeParse(error)
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN)
  return { status, ...(body.success && { code: body.data.error.code }), ...(seconds >= 0 && { retryAfter: seconds }) }
}

function allowedBy(headers: Headers): Allowed {
  const read = (name: string) => Number(headers.get(`x-ratelimit-limit-${name}`)) || undefined
  // The provider's limit of requests is for a day, that of tokens for a minute.
  return { tokens: read('tokens') }
}

function endedAs(finish: string | null): string {
  return finish === 'length' ? 'The model ran out of room.' : 'The model ended before it was done.'
}

function fault(message: string): Fault {
  return { check: 'provider', message }
}
