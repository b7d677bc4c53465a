import { describe, expect, test } from 'vitest'
import type { Allowance, Engine } from '@/lib/personalize/engine'
import type { SlotData } from '@/lib/personalize/events'
import { personalize } from '@/lib/personalize/personalize'
import { first, found, freely, meansOf, profile, read } from '@/tests/support/book'
import { ids, planned, quietAfter } from '@/tests/support/generation'
import { rewrite } from '@/tests/support/groq-rewrite'
import { engineOver, scripted, sectionOf } from '@/tests/support/model'
import { sharedInMemory } from '@/tests/support/shared'

const reader = profile('expert; python', 'none')
const asked = { sections: [planned.section.id] }
const [one = '', two = ''] = ids

/** An allowance, and what it has not had back. */
function counted() {
  const log = { open: 0, paid: 0 }
  const allowance = {
    ...freely,
    take: async () => {
      log.open += 1
      return true
    },
    settle: async ({ unused }: Parameters<Allowance['settle']>[0]) => {
      log.open -= 1
      if (!unused) log.paid += 1
    },
  }
  return { log, allowance }
}

/** A reader who leaves when they have so many slots; what they had, and when all is done that was begun for them. */
async function leaveAfter(slots: number, engine: Engine, allowance = freely) {
  const leaving = new AbortController()
  const request = { chapter: first.slug, ...asked }
  const reading = personalize(first, reader, request, meansOf(engine, { allowance }), leaving.signal)
  const had: SlotData[] = []
  try {
    for await (const event of reading) {
      if (event.event === 'slot') had.push(event.data)
      if (had.length === slots) leaving.abort(new Error('gone'))
    }
  } catch (cause) {
    if (cause !== leaving.signal.reason) throw cause
  }
  return had
}

describe('who leaves amid a section and asks again', () => {
  async function resumed() {
    const kept: Promise<unknown>[] = []
    const { shared, finished } = sharedInMemory()
    const keep = (work: Promise<unknown>) => void kept.push(work)
    const had = await leaveAfter(2, engineOver(quietAfter(2), { shared, keep }))
    await Promise.all(kept)
    const { complete, asked: requests } = scripted(rewrite)
    const document = await read(first, reader, engineOver(complete, { shared }), asked)
    return { had, document, requests, finished }
  }

  test('has the slots that were released, word by word and marked as generated before, and the rest anew', async () => {
    const { had, document } = await resumed()
    const slots = document.sections.flatMap((section) => section.slots)
    expect(slots.slice(0, 2)).toEqual(had.map((slot) => ({ ...slot, source: 'cached' })))
    expect(slots.map(({ source }) => source)).toEqual(['cached', 'cached', ...ids.slice(2).map(() => 'generated')])
    expect(document).toMatchObject({ result: 'personalized', usage: { generated: 1, promptTokens: 100 } })
  })

  test('has the model asked for the rest alone, and the whole is kept', async () => {
    const { requests, finished } = await resumed()
    expect(requests).toHaveLength(1)
    for (const { slot } of planned.slots)
      expect(requests.map(sectionOf).join().includes(slot.markdown), slot.id).toBe(![one, two].includes(slot.id))
    expect([...finished.values()].map(({ slots }) => Object.keys(slots).sort())).toEqual([ids.toSorted()])
  })
})

describe('who leaves', () => {
  test.each([
    ['amid a section is charged for it', 2, 1],
    ['before it is begun is not', 0, 0],
  ])('%s', async (_, slots, paid) => {
    const { log, allowance } = counted()
    const kept: Promise<unknown>[] = []
    const keep = (work: Promise<unknown>) => void kept.push(work)
    await leaveAfter(slots, engineOver(quietAfter(2), { keep }), allowance)
    await Promise.all(kept)
    expect(log).toEqual({ open: 0, paid })
  })

  test('while another reads along leaves it the whole chapter', async () => {
    const { complete, asked: requests } = scripted(rewrite)
    const engine = engineOver(complete)
    const [had, document] = await Promise.all([leaveAfter(1, engine), read(first, reader, engine, asked)])
    expect(had).toHaveLength(1)
    expect([document.result, requests.length]).toEqual(['personalized', 1])
  })
})

test('who was overtaken by another process has what that made, and does not pay for it', async () => {
  const { shared, lose, finished } = sharedInMemory()
  const { log, allowance } = counted()
  const keys: string[] = []
  const claim = async (key: string) => {
    keys.push(key)
    return shared.claim(key)
  }
  const engine = engineOver(quietAfter(1), { shared: { ...shared, claim }, renewal: 5 })
  const reading = read(first, reader, engine, asked, { allowance })
  await expect.poll(async () => (await shared.watch(keys[0] ?? ''))?.pieces.length).toBe(1)
  lose(keys[0] ?? '')
  const lease = found(await shared.claim(keys[0] ?? ''))
  const slots = Object.fromEntries(planned.slots.map(({ slot }) => [slot.id, rewrite(slot.markdown)]))
  await lease.finish({ model: 'first', slots, promptTokens: 7, completionTokens: 7 })
  expect((await reading).usage).toMatchObject({ generated: 0, cached: 1, promptTokens: 0 })
  expect([log, finished.size]).toEqual([{ open: 0, paid: 0 }, 1])
})
