import { describe, expect, test } from 'vitest'
import { openBudget } from '@/lib/personalize/engines/budget'
import type { Complete } from '@/lib/personalize/engines/completion'
import { knownModels } from '@/lib/personalize/engines/models'
import { makeTogether } from '@/lib/personalize/engines/together'
import type { Piece } from '@/lib/personalize/shared'
import { first, found } from '@/tests/support/book'
import { ids, planned, quietAfter, readPieces } from '@/tests/support/generation'
import { rewrite } from '@/tests/support/groq-rewrite'
import { scripted, sectionOf } from '@/tests/support/model'
import { sharedInMemory } from '@/tests/support/shared'
import { turn } from '@/tests/support/work'

const [one = '', two = ''] = ids
const fault = { check: 'provider', message: 'It failed.' } as const
const released = (slot: string) => ({ slot, text: 'It was released before.' })

/** A section of a process of its own, over what all share. */
function joining(
  memory: ReturnType<typeof sharedInMemory>,
  { mayLead = true, complete = scripted(rewrite).complete, stop = new AbortController().signal } = {},
) {
  let asked = 0
  const counted: Complete = (request) => {
    asked += 1
    return complete(request)
  }
  const models = knownModels(['a/model'], () => 0)
  const means = { complete: counted, budget: openBudget({}), models, deadline: 20_000, renewal: 5 }
  const { shared } = memory
  const work = makeTogether({ chapter: first, planned, model: 'a/model', key: 'key', shared, mayLead }, means, stop)
  return { work, asked: () => asked }
}

/** What all share while somebody on another process leads, with the first slot released. */
async function led() {
  const memory = sharedInMemory()
  const lease = found(await memory.shared.claim('key'))
  await lease.add(released(one))
  return { ...memory, memory, lease }
}

const slotsOf = (pieces: Piece[]) => [...new Set(pieces.map(({ slot }) => slot))]

describe('a section that nobody makes', () => {
  test('is led by who asks', async () => {
    const memory = sharedInMemory()
    const { pieces, end } = await readPieces(joining(memory).work)
    expect(slotsOf(pieces)).toEqual(ids)
    expect(end).toMatchObject({ led: true, tokens: { prompt: 100, completion: 50 } })
    expect(memory.finished.has('key')).toBe(true)
  })

  test('is not made for who may not have it generated', async () => {
    const { work, asked } = joining(sharedInMemory(), { mayLead: false })
    const { pieces, end } = await readPieces(work)
    expect([pieces, end.led, end.fault?.check, asked()]).toEqual([[], false, 'quota', 0])
  })
})

describe('a section that another makes', () => {
  test.each([true, false])('is followed as it is released, and costs nothing (may lead: %s)', async (mayLead) => {
    const { memory, lease } = await led()
    const { work, asked } = joining(memory, { mayLead })
    expect((await work.next()).value).toEqual(released(one))
    await lease.add(released(two))
    expect((await work.next()).value).toEqual(released(two))
    const slots = Object.fromEntries(ids.map((id) => [id, 'It was released before.']))
    await lease.finish({ model: 'their/model', slots, promptTokens: 7, completionTokens: 7 })
    const { pieces, end } = await readPieces(work)
    expect([...new Set([one, two, ...slotsOf(pieces)])]).toEqual(ids)
    expect(end).toEqual({ model: 'their/model', tokens: { prompt: 0, completion: 0 }, led: false })
    expect(asked()).toBe(0)
  })

  test('is known to be waited for', async () => {
    const { memory, lease } = await led()
    expect((await lease.renew()).wanted).toBe(false)
    await joining(memory).work.next()
    expect((await lease.renew()).wanted).toBe(true)
  })

  test('and fails there has failed here, and is not asked for again', async () => {
    const { memory, lease } = await led()
    const { work, asked } = joining(memory)
    await work.next()
    await lease.fail('their/model', fault)
    const { end } = await readPieces(work)
    expect(end).toMatchObject({ fault, led: false, model: 'their/model' })
    expect(asked()).toBe(0)
  })

  test.each([
    ['dies', async ({ lose }: Awaited<ReturnType<typeof led>>) => lose('key')],
    ['leaves for want of readers', async ({ lease }: Awaited<ReturnType<typeof led>>) => lease.leave()],
  ])('who %s goes on here, and only the rest is asked for', async (_, end) => {
    const their = await led()
    const { complete, asked } = scripted(rewrite)
    const { work } = joining(their.memory, { complete })
    const before = (await work.next()).value
    await end(their)
    const rest = await readPieces(work)
    expect(before).toEqual(released(one))
    expect(slotsOf(rest.pieces)).toEqual(ids)
    expect(rest.end.led).toBe(true)
    expect(asked.map(sectionOf).join()).not.toContain(planned.slots[0]?.slot.markdown)
    expect(their.finished.get('key')?.slots[one]).toBe('It was released before.')
  })

  test('who dies leaves nothing more to who may not lead', async () => {
    const { memory, lose } = await led()
    const { work, asked } = joining(memory, { mayLead: false })
    await work.next()
    lose('key')
    const { end } = await readPieces(work)
    expect([end.fault?.check, asked()]).toEqual(['quota', 0])
  })

  test('is left by who is not waited for any more', async () => {
    const { memory } = await led()
    const leaving = new AbortController()
    const { work } = joining(memory, { stop: leaving.signal })
    await work.next()
    const rest = work.next().catch(() => 'left')
    await turn()
    leaving.abort(new Error('gone'))
    expect(await Promise.race([rest, turn()])).toBe('left')
  })
})

test('a leader that was overtaken follows who overtook it', async () => {
  const memory = sharedInMemory()
  const { work } = joining(memory, { complete: quietAfter(1) })
  expect((await work.next()).value).toMatchObject({ slot: one })
  memory.lose('key')
  const lease = found(await memory.shared.claim('key'))
  for (const id of ids.slice(1)) await lease.add(released(id))
  const slots = Object.fromEntries(ids.map((id) => [id, lease.released[id] ?? 'It was released before.']))
  await lease.finish({ model: 'their/model', slots, promptTokens: 7, completionTokens: 7 })
  const { pieces, end } = await readPieces(work)
  expect(slotsOf([{ slot: one, text: '' }, ...pieces])).toEqual(ids)
  expect(end).toMatchObject({ led: false, model: 'their/model' })
})
