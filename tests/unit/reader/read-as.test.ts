import { expect, test } from 'vitest'
import type { ReadingEvent } from '@/lib/personalize/events'
import { foldReading } from '@/lib/personalize/stream'
import { readAs, unfold } from '@/lib/reader/read-as'
import { doneEvent, planEvent, sectionEvent, slotEvent } from '@/tests/support/reading'

const events = [
  planEvent(),
  slotEvent('start.0', { treatment: 'rewritten' }),
  slotEvent('start.1'),
  sectionEvent('start', 'authored'),
  slotEvent('loops.0'),
  sectionEvent('loops'),
  doneEvent('personalized'),
]

async function folded() {
  return foldReading(
    (async function* () {
      yield* events
    })(),
  )
}

async function all(answer: () => Response) {
  const read = readAs('sensing', 'maker', new AbortController().signal, async (path) => {
    expect(path).toBe('/chapters/sensing/as/maker.json')
    return answer()
  })
  const told: ReadingEvent[] = []
  for await (const event of read) told.push(event)
  return told
}

test('a document unfolds into the events that fold into it', async () => {
  expect(unfold(await folded())).toEqual(events)
})

test('a chapter is read as somebody else from the answer made with the build', async () => {
  const answer = Response.json(await folded())
  expect(await all(() => answer)).toEqual(events)
})

test('an answer that is not there, or not ours, says so', async () => {
  await expect(all(() => new Response('', { status: 404 }))).rejects.toMatchObject({ code: 'unavailable', status: 404 })
  await expect(all(() => new Response('<p>'))).rejects.toMatchObject({ code: 'unreadable' })
})
