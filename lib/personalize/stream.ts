import type { Problem, ReadingDocument, ReadingEvent } from './events'

/** One event as text/event-stream (WHATWG HTML §9.2). The data is one line, since JSON escapes newlines. */
export function encodeEvent({ event, data }: ReadingEvent, id: number): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}

/**
 * A reading as the text of an event stream. A comment goes out at once, so that the first byte does, and again
 * whenever nothing has been sent for a while. A failure becomes the `error` event: the status is spent.
 * @param ping milliseconds
 */
export async function* encodeReading(
  events: AsyncGenerator<ReadingEvent>,
  problemOf: (cause: unknown) => Problem,
  ping = 10_000,
): AsyncGenerator<string, void, undefined> {
  yield ': reading\n\n'
  let id = 0
  let pending = events.next()
  for (;;) {
    const quiet = delay(ping)
    const step = await Promise.race([pending, quiet.promise]).catch((cause: unknown) => ({ cause }))
    quiet.stop()
    if (step === undefined) yield ': still reading\n\n'
    else if ('cause' in step) {
      yield encodeEvent({ event: 'error', data: problemOf(step.cause) }, id)
      return
    } else if (step.done) return
    else {
      yield encodeEvent(step.value, id)
      id += 1
      pending = events.next()
    }
  }
}

/** The whole reading in one document: the stream folded, slots under their sections in plan order. */
export async function foldReading(events: AsyncIterable<ReadingEvent>): Promise<ReadingDocument> {
  const all: ReadingEvent[] = []
  for await (const event of events) all.push(event)
  const plan = all.find((each) => each.event === 'plan')
  const done = all.find((each) => each.event === 'done')
  if (!plan || !done) throw new Error('A reading begins with its plan and ends with done.')
  const sections = plan.data.sections.map((section) => {
    const end = all.find((each) => each.event === 'section' && each.data.section === section.id)
    if (end?.event !== 'section') throw new Error(`The section "${section.id}" was not answered.`)
    const { section: _, ...rest } = end.data
    const slots = all.flatMap((each) => (each.event === 'slot' && each.data.section === section.id ? [each.data] : []))
    return { ...section, ...rest, slots }
  })
  return { ...plan.data, sections, ...done.data }
}

function delay(milliseconds: number): { promise: Promise<undefined>; stop: () => void } {
  let stop = () => {}
  const promise = new Promise<undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds)
    stop = () => clearTimeout(timer)
  })
  return { promise, stop }
}
