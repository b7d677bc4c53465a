import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { ReaderError } from '@/lib/reader/error'
import { readAsReader, readEvents } from '@/lib/reader/request'
import { keepToken } from '@/lib/reader/token'
import { all, problem, serving, streaming } from '@/tests/support/answers'
import { doneEvent, planEvent, sectionEvent, serve, slotEvent, twoSections, wire } from '@/tests/support/reading'

const whole = [
  planEvent(),
  slotEvent('start.0'),
  slotEvent('start.1'),
  sectionEvent('start'),
  slotEvent('loops.0'),
  sectionEvent('loops'),
  doneEvent(),
]
const never = new AbortController().signal
const wanted = { chapter: 'sensing' }

describe('readEvents', () => {
  test('asks with the token, for a stream, and yields every event in order', async () => {
    const { asked, fetcher } = await serving(streaming(': ping\n\n', ...whole.map((event) => wire(event))))
    expect(await all(readEvents({ ...wanted, sections: ['start'] }, 'T', never, fetcher))).toEqual(whole)
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'Bearer T',
      accept: 'text/event-stream',
      'content-type': 'application/json',
    })
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ chapter: 'sensing', sections: ['start'] })
  })

  test('reads events that are cut anywhere, even within a letter', async () => {
    const event = slotEvent('start.0', { markdown: 'Fünf µm — 温度' })
    const bytes = Buffer.from(
      whole
        .slice(0, 1)
        .map((each) => wire(each))
        .join('') +
        wire(event) +
        wire(doneEvent()),
    )
    const { fetcher } = await serving(async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      for (let at = 0; at < bytes.length; at += 7) {
        response.write(bytes.subarray(at, at + 7))
        await new Promise(setImmediate)
      }
      response.end()
    })
    expect(await all(readEvents(wanted, 'T', never, fetcher))).toEqual([planEvent(), event, doneEvent()])
  })

  test('leaves out events it does not know', async () => {
    const { fetcher } = await serving(
      streaming('event: weather\ndata: sunny\n\n', wire(planEvent()), wire(doneEvent())),
    )
    expect(await all(readEvents(wanted, 'T', never, fetcher))).toEqual([planEvent(), doneEvent()])
  })

  test('ends at an error event, which is an event and no exception', async () => {
    const error = {
      event: 'error',
      data: { type: 'about:blank', title: 'x', status: 500, detail: 'x', code: 'internal' },
    } as const
    const { fetcher } = await serving(streaming(wire(planEvent()), wire(error), wire(doneEvent())))
    expect(await all(readEvents(wanted, 'T', never, fetcher))).toEqual([planEvent(), error])
  })

  test('says that it was interrupted when the stream ends without an end', async () => {
    const { fetcher } = await serving(streaming(wire(planEvent())))
    await expect(all(readEvents(wanted, 'T', never, fetcher))).rejects.toMatchObject({ code: 'interrupted' })
  })

  test('says that it was interrupted when the connection breaks', async () => {
    const { fetcher } = await serving((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(wire(planEvent()), () => response.destroy())
    })
    await expect(all(readEvents(wanted, 'T', never, fetcher))).rejects.toMatchObject({ code: 'interrupted' })
  })

  test('says that it is offline when nothing is reached', async () => {
    const server = await serve(() => {})
    await server.close()
    await expect(all(readEvents(wanted, 'T', never, server.fetcher))).rejects.toMatchObject({ code: 'offline' })
  })

  test('hands on a problem document with its code, status, detail and wait', async () => {
    const { fetcher } = await serving(problem(429, 'rate_limited', { 'retry-after': '7' }))
    await expect(all(readEvents(wanted, 'T', never, fetcher))).rejects.toMatchObject({
      code: 'rate_limited',
      status: 429,
      detail: 'It is rate_limited.',
      retryAfter: 7,
    })
  })

  test('names a failure that has no problem document by its status', async () => {
    const { fetcher } = await serving((response) =>
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway'),
    )
    await expect(all(readEvents(wanted, 'T', never, fetcher))).rejects.toMatchObject({
      code: 'unavailable',
      status: 502,
    })
  })

  test.each([
    [
      'an answer that is no stream',
      (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/html' }).end('hello'),
    ],
    ['an event that is not JSON', streaming('event: plan\ndata: {\n\n')],
  ])('does not take %s for a reading', async (_, answer) => {
    const { fetcher } = await serving((response, request, body) => void answer(response, request, body))
    await expect(all(readEvents(wanted, 'T', never, fetcher))).rejects.toMatchObject({ code: 'unreadable' })
  })

  test('stops at once when it is aborted, and says so as an abort', async () => {
    let gone: Promise<unknown> | undefined
    const { fetcher } = await serving((response) => {
      gone = once(response, 'close')
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(wire(planEvent()))
    })
    const stop = new AbortController()
    const events = readEvents(wanted, 'T', stop.signal, fetcher)
    expect((await events.next()).value).toEqual(planEvent())
    const next = events.next()
    stop.abort()
    await expect(next).rejects.toMatchObject({ name: 'AbortError' })
    await gone
  })

  test('hangs up when nobody reads on', async () => {
    let gone: Promise<unknown> | undefined
    const { fetcher } = await serving((response) => {
      gone = once(response, 'close')
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(wire(planEvent()))
    })
    for await (const _ of readEvents(wanted, 'T', never, fetcher)) break
    await gone
  })
})

describe('readAsReader', () => {
  const numbered = () => {
    let count = 0
    return keepToken(async () => `${btoa('{}')}.${btoa(JSON.stringify({ exp: 9e9, count: ++count }))}.s`)
  }

  test('renews a token that was refused, once', async () => {
    const { asked, fetcher } = await serving(
      problem(401, 'token_expired'),
      streaming(wire(planEvent([])), wire(doneEvent())),
    )
    expect(await all(readAsReader(wanted, numbered(), never, fetcher))).toHaveLength(2)
    expect(new Set(asked.map(({ headers }) => headers.authorization)).size).toBe(2)
  })

  test('gives up when the new token is refused as well', async () => {
    const { asked, fetcher } = await serving(problem(401, 'token_invalid'))
    await expect(all(readAsReader(wanted, numbered(), never, fetcher))).rejects.toMatchObject({ status: 401 })
    expect(asked).toHaveLength(2)
  })

  test('asks nothing without a token', async () => {
    const { asked, fetcher } = await serving(streaming())
    const signedOut = keepToken(async () => undefined)
    await expect(all(readAsReader(wanted, signedOut, never, fetcher))).rejects.toThrow(ReaderError)
    expect(asked).toHaveLength(0)
  })

  test('asks nothing for who was never asked what they know', async () => {
    const { asked, fetcher } = await serving(streaming())
    const unasked = JSON.stringify({ exp: 9e9, software_background: '', hardware_background: '' })
    const keep = keepToken(async () => `${btoa('{}')}.${btoa(unasked)}.s`)
    const reading = all(readAsReader(wanted, keep, never, fetcher))
    await expect(reading).rejects.toMatchObject({ code: 'background_missing' })
    expect(asked).toHaveLength(0)
  })

  test('does not renew for other failures', async () => {
    const { asked, fetcher } = await serving(problem(503, 'database_unavailable'))
    await expect(
      all(readAsReader({ chapter: twoSections[0]?.id ?? '' }, numbered(), never, fetcher)),
    ).rejects.toMatchObject({ status: 503 })
    expect(asked).toHaveLength(1)
  })
})
