import type { ReadingDocument, ReadingEvent } from '@/lib/personalize/events'
import { errorOf, type Fetcher, ReaderError, reach } from './error'

/**
 * A chapter as it is told to a reader whom the book names, as the events of a reading. It needs no account.
 * @param profile the reader's id in the book
 * @throws {ReaderError} `offline`, `unavailable`, `unreadable`; the signal's reason when it is aborted
 */
export async function* readAs(
  chapter: string,
  profile: string,
  signal: AbortSignal,
  fetcher: Fetcher = fetch,
): AsyncGenerator<ReadingEvent> {
  const response = await reach(fetcher, `/chapters/${chapter}/as/${profile}.json`, { signal })
  if (!response.ok) throw await errorOf(response)
  let answer: ReadingDocument
  try {
    answer = await response.json()
  } catch (cause) {
    signal.throwIfAborted()
    if (!(cause instanceof SyntaxError)) throw cause
    throw new ReaderError({ code: 'unreadable', detail: 'The answer was not JSON.' }, { cause })
  }
  yield* unfold(answer)
}

/** The events that fold into a document. */
export function unfold({ result, receipt, usage, sections, ...plan }: ReadingDocument): ReadingEvent[] {
  const planned = sections.map(({ id, heading, domain, slots }) => ({
    id,
    heading,
    domain,
    slots: slots.map(({ slot }) => slot),
  }))
  const told = sections.flatMap(({ id, slots, outcome, model, ms }): ReadingEvent[] => [
    ...slots.map((data): ReadingEvent => ({ event: 'slot', data })),
    { event: 'section', data: { section: id, outcome, ...(model && { model }), ms } },
  ])
  return [
    { event: 'plan', data: { ...plan, sections: planned } },
    ...told,
    { event: 'done', data: { result, receipt, usage } },
  ]
}
