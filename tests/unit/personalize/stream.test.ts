import { EventSourceParserStream } from 'eventsource-parser/stream'
import { describe, expect, test } from 'vitest'
import { ReadingDocument, type ReadingEvent } from '@/lib/personalize/events'
import { encodeEvent, encodeReading, foldReading } from '@/lib/personalize/stream'
import { first, profile, read, readEvents } from '@/tests/support/book'

const problem = { type: 'urn:x', title: 'Lost', status: 503, detail: 'It is lost.', code: 'database_unavailable' }
const problemOf = () => problem
const [reader] = [profile('expert; python', 'none')]

async function* eventsOf(events: ReadingEvent[], failure?: Error): AsyncGenerator<ReadingEvent> {
  yield* events
  if (failure) throw failure
}

async function textOf(events: AsyncGenerator<ReadingEvent>): Promise<string> {
  let text = ''
  for await (const piece of encodeReading(events, problemOf)) text += piece
  return text
}

async function parsed(text: string) {
  const stream = new Response(text).body
    ?.pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
  const messages: { id?: string; event?: string; data: string }[] = []
  for await (const message of stream ?? []) messages.push(message)
  return messages
}

describe('an encoded reading', () => {
  test('is read back by a parser of event streams as it was, each with an id of its own', async () => {
    const events = await readEvents(first, reader)
    const messages = await parsed(await textOf(eventsOf(events)))
    expect(messages.map(({ event, data }) => ({ event, data: JSON.parse(data) }))).toEqual(events)
    const ids = messages.map(({ id }) => id)
    expect(ids.every(Boolean) && new Set(ids).size).toBe(events.length)
  })

  test('keeps an event on its line, whatever characters it holds', async () => {
    const markdown = 'a\nb\r\nc\u2028d\u2029e\n\ndata: x\nevent: done'
    const [, slot] = await readEvents(first, reader)
    if (slot?.event !== 'slot') throw new Error('not a slot')
    const event: ReadingEvent = { event: 'slot', data: { ...slot.data, markdown } }
    expect(encodeEvent(event, 7)).toMatch(/^id: 7\nevent: slot\ndata: [^\n\r]*\n\n$/)
    const [message] = await parsed(encodeEvent(event, 7))
    expect(JSON.parse(message?.data ?? '')).toEqual(event.data)
  })

  test('sends its first byte before there is an event', async () => {
    const never = { next: () => new Promise<never>(() => {}) } as unknown as AsyncGenerator<ReadingEvent>
    const { value } = await encodeReading(never, problemOf).next()
    expect(value).toMatch(/^:.*\n\n$/)
  })

  test('pings when it is quiet, and loses nothing by it', async () => {
    let ready = () => {}
    const waited = new Promise<void>((resolve) => {
      ready = resolve
    })
    async function* slow() {
      await waited
      yield* await readEvents(first, reader)
    }
    const pieces: string[] = []
    for await (const piece of encodeReading(slow(), problemOf, 5)) {
      pieces.push(piece)
      if (pieces.length === 4) ready()
    }
    expect(pieces.slice(0, 4).every((piece) => /^:.*\n\n$/.test(piece))).toBe(true)
    expect((await parsed(pieces.join(''))).map(({ event }) => event)).toEqual(
      (await readEvents(first, reader)).map(({ event }) => event),
    )
  })

  test('ends with the problem where it fails, and what was sent stands', async () => {
    const events = (await readEvents(first, reader)).slice(0, 3)
    const messages = await parsed(await textOf(eventsOf(events, new Error('lost'))))
    expect(messages.map(({ event }) => event)).toEqual(['plan', 'slot', 'slot', 'error'])
    expect(JSON.parse(messages.at(-1)?.data ?? '')).toEqual(problem)
  })
})

describe('a folded reading', () => {
  test('is the document of the contract', async () => {
    const document = await read(first, reader)
    expect(ReadingDocument.parse(document)).toEqual(document)
    expect(document.sections.map(({ id }) => id)).toEqual(first.sections.map(({ id }) => id))
  })

  test('does not depend on how its sections were interleaved', async () => {
    const [plan, ...rest] = await readEvents(first, reader)
    const done = rest.pop()
    const later = rest.filter((each) => 'section' in each.data && each.data.section === 'start')
    const sooner = rest.filter((each) => !later.includes(each))
    const shuffled = [plan, ...sooner, ...later, done] as ReadingEvent[]
    expect(await foldReading(eventsOf(shuffled))).toEqual(await read(first, reader))
  })

  test('is refused where the reading is not whole', async () => {
    const events = await readEvents(first, reader)
    for (const lacking of ['plan', 'done', 'section'])
      await expect(foldReading(eventsOf(events.filter(({ event }) => event !== lacking)))).rejects.toThrow()
    await expect(foldReading(eventsOf(events, new Error('lost')))).rejects.toThrow('lost')
  })
})
