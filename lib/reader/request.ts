import { type EventSourceMessage, EventSourceParserStream } from 'eventsource-parser/stream'
import type { PersonalizeRequest, ReadingEvent } from '@/lib/personalize/events'
import { errorOf, type Fetcher, ReaderError, reach } from './error'
import { claimsOf, type TokenKeeper } from './token'

/** No event comes near this; a line that grows past it is not ours. */
const maxBufferSize = 1_048_576

/**
 * Asks for a reading and yields its events as they come; `done` or `error` is the last.
 * @throws {ReaderError} with the code of the problem document, or one of the browser's own; the signal's reason when
 * it is aborted
 */
export async function* readEvents(
  wanted: PersonalizeRequest,
  token: string,
  signal: AbortSignal,
  fetcher: Fetcher = fetch,
): AsyncGenerator<ReadingEvent> {
  const headers = {
    accept: 'text/event-stream',
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
  }
  const body = JSON.stringify(wanted)
  const response = await reach(fetcher, '/api/personalize', { method: 'POST', headers, body, signal })
  if (!response.ok) throw await errorOf(response)
  for await (const message of messages(response, signal)) {
    const event = eventOf(message)
    if (event) yield event
    if (event?.event === 'done' || event?.event === 'error') return
  }
  throw new ReaderError({ code: 'interrupted', detail: 'The answer ended before it was complete.' })
}

/**
 * The same with the reader's own token: one that was refused is renewed once. Who was never asked what they know is
 * asked first.
 * @throws {ReaderError} also `background_missing`
 */
export async function* readAsReader(
  wanted: PersonalizeRequest,
  tokens: TokenKeeper,
  signal: AbortSignal,
  fetcher: Fetcher = fetch,
): AsyncGenerator<ReadingEvent> {
  const first = await tokens.current()
  if (!first) throw signedOut()
  if (isUnasked(first)) throw new ReaderError({ code: 'background_missing', detail: 'Say first what you know.' })
  try {
    yield* readEvents(wanted, first, signal, fetcher)
  } catch (cause) {
    if (!(cause instanceof ReaderError) || cause.status !== 401) throw cause
    const second = await tokens.renew()
    if (!second) throw signedOut(cause)
    yield* readEvents(wanted, second, signal, fetcher)
  }
}

async function* messages(response: Response, signal: AbortSignal): AsyncGenerator<EventSourceMessage> {
  const type = response.headers.get('content-type') ?? 'nothing'
  if (!response.body || !type.startsWith('text/event-stream')) throw unreadable(`The answer was ${type}.`)
  const stream = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream({ onError: 'terminate', maxBufferSize }))
  // A reader and not `for await`: Safari cannot iterate over a stream.
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      signal.throwIfAborted()
      if (done) return
      yield value
    }
  } catch (cause) {
    signal.throwIfAborted()
    if (cause instanceof TypeError) throw interrupted(cause)
    throw cause
  } finally {
    reader.cancel().catch(() => {})
  }
}

// Not checked against the schemas: the server of the same deployment made it with them, and they weigh 90 kB here.
function eventOf({ event, data }: EventSourceMessage): ReadingEvent | undefined {
  if (event === 'plan' || event === 'slot' || event === 'section' || event === 'done' || event === 'error')
    return { event, data: parsed(data) }
}

function parsed(data: string) {
  try {
    return JSON.parse(data)
  } catch (cause) {
    if (cause instanceof SyntaxError) throw unreadable('An event was not JSON.', cause)
    throw cause
  }
}

function interrupted(cause: unknown): ReaderError {
  return new ReaderError({ code: 'interrupted', detail: 'The connection was lost.' }, { cause })
}

function unreadable(detail: string, cause?: unknown): ReaderError {
  return new ReaderError({ code: 'unreadable', detail }, { cause })
}

function signedOut(cause?: unknown): ReaderError {
  return new ReaderError({ code: 'token_missing', status: 401, detail: 'Sign in first.' }, { cause })
}

/** Whether the reader was never asked what they know, as who came by another provider. */
export function isUnasked(token: string): boolean {
  const { software_background: software, hardware_background: hardware } = claimsOf(token)
  return software === '' && hardware === ''
}
