import { type Asking, asking, currentRequest, type Ending, logAnswer, requestId } from '@/lib/log'
import { count, observe } from '@/lib/metrics'
import type { ReadingEvent } from '@/lib/personalize/events'

/**
 * Answers a request under an id: the one a proxy gave it (`X-Request-Id`), or a new one, which the answer names. Says in
 * the log and in the metrics what came of it; in the log, of a stream, once it has ended.
 */
export async function observed(request: Request, answer: () => Promise<Response>): Promise<Response> {
  const known = currentRequest()
  if (known?.observed) return answer()
  const path = new URL(request.url).pathname
  const asked: Asking = known ?? { id: requestId(request.headers.get('x-request-id')), method: request.method, path }
  asked.observed = true
  const started = performance.now()
  const since = () => performance.now() - started
  const response = await asking(asked, answer)
  const { status } = response
  const named = new Response(response.body, response)
  named.headers.set('x-request-id', asked.id)
  named.headers.delete(codeHeader)
  const route = routeOf(path)
  count('lectern_requests_total', { route, method: request.method, status: String(status) })
  observe('lectern_request_seconds', since() / 1000, { route })
  const code = response.headers.get(codeHeader) ?? undefined
  const tell = (ending?: Ending) => logAnswer(asked, { status, code, ms: since(), ...ending })
  if (asked.ending) void asked.ending.then(tell)
  else tell()
  return named
}

/** Between an answer and its line in the log: which failure it tells of. */
export const codeHeader = 'x-lectern-code'

/** A reading as it is, counted on its way. */
export async function* counted(
  events: AsyncGenerator<ReadingEvent, void, undefined>,
  priceOf: (model: string) => readonly [number, number] | undefined,
  over: () => void,
): AsyncGenerator<ReadingEvent, void, undefined> {
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  let begun = false
  let price: readonly [number, number] | undefined
  try {
    for await (const event of events) {
      if (event.event === 'plan') price = priceOf('model' in event.data.engine ? (event.data.engine.model ?? '') : '')
      if (event.event === 'slot') {
        if (!begun) observe('lectern_first_slot_seconds', seconds())
        begun = true
        if (event.data.reverted) count('lectern_reverts_total', { check: event.data.reverted.check })
      }
      if (event.event === 'section') count('lectern_sections_total', { outcome: event.data.outcome })
      if (event.event === 'done') {
        const { generated, cached, promptTokens, completionTokens } = event.data.usage
        count('lectern_generations_total', {}, generated)
        count('lectern_cached_total', {}, cached)
        count('lectern_tokens_total', { kind: 'prompt' }, promptTokens)
        count('lectern_tokens_total', { kind: 'completion' }, completionTokens)
        if (price)
          count('lectern_cost_dollars_total', {}, (promptTokens * price[0] + completionTokens * price[1]) / 1_000_000)
        observe('lectern_reading_seconds', seconds())
      }
      yield event
    }
  } finally {
    over()
  }
}

const routes =
  /^\/(?:api\/(?:personalize|feedback|progress|health|metrics|cron|account|search|preview|openapi\.json)|auth\/(?:sign-in|sign-up|sign-out|token|jwks|get-session)|health)(?=\/|$)/

// However many addresses are asked for, there are few rows.
function routeOf(path: string): string {
  return routes.exec(path)?.[0] ?? (path.startsWith('/auth/') ? '/auth' : 'other')
}
