import { describe, expect, test, vi } from 'vitest'
import { Flights } from '@/lib/personalize/flight'
import { collect, turn, work } from '@/tests/support/work'

const never = () => new AbortController().signal

/** Work under a key whose only reader has left it. */
async function abandoned(wantedElsewhere: () => Promise<boolean>) {
  const kept: Promise<unknown>[] = []
  const flights = new Flights<string, number>((promise) => kept.push(promise))
  const { start, log, give } = work()
  const leaving = new AbortController()
  const left = collect(flights.follow('key', { start, wantedElsewhere }, leaving.signal))
  await turn()
  leaving.abort(new Error('gone'))
  await expect(left).rejects.toThrow('gone')
  await turn()
  return { flights, start, log, give, kept }
}

describe('a follower that leaves', () => {
  test('by its signal gets that signal’s reason at once, and the others go on', async () => {
    const flights = new Flights<string, number>()
    const { start, log, give } = work()
    const leaving = new AbortController()
    const left = collect(flights.follow('key', { start }, leaving.signal))
    const stays = collect(flights.follow('key', { start }, never()))
    await turn()
    leaving.abort(new Error('gone'))
    await expect(left).rejects.toThrow('gone')
    expect(log.stopped).toBe(false)
    await give({ piece: 'one' })
    await give({ end: 1 })
    expect(await stays).toEqual({ pieces: ['one'], end: 1 })
  })

  test('as the last one stops the work', async () => {
    const flights = new Flights<string, number>()
    const { start, log } = work()
    const leaving = new AbortController()
    const followers = [1, 2].map(() => collect(flights.follow('key', { start }, leaving.signal)))
    await turn()
    leaving.abort(new Error('gone'))
    for (const follower of followers) await expect(follower).rejects.toThrow('gone')
    await turn()
    expect([log.stopped, flights.has('key')]).toEqual([true, false])
  })

  test('between two pieces stops the work too, if it was the last', async () => {
    const flights = new Flights<string, number>()
    const { start, log, give } = work()
    const followed = flights.follow('key', { start }, never())
    const first = followed.next()
    await turn()
    await give({ piece: 'one' })
    await first
    await followed.return(0)
    await turn()
    expect(log.stopped).toBe(true)
  })

  test('with a piece in hand, and asks for no more, stops the work by its signal alone', async () => {
    const flights = new Flights<string, number>()
    const { start, log, give } = work()
    const leaving = new AbortController()
    const followed = flights.follow('key', { start }, leaving.signal)
    const first = followed.next()
    await turn()
    await give({ piece: 'one' })
    await first
    leaving.abort(new Error('gone'))
    await turn()
    expect([log.stopped, flights.has('key')]).toEqual([true, false])
    await expect(followed.next()).rejects.toThrow('gone')
  })

  test('leaves the key free for who comes after', async () => {
    const flights = new Flights<string, number>()
    const [old, fresh] = [work(), work()]
    const leaving = new AbortController()
    const left = collect(flights.follow('key', { start: old.start }, leaving.signal))
    await turn()
    leaving.abort(new Error('gone'))
    await expect(left).rejects.toThrow('gone')
    await turn()
    const followed = collect(flights.follow('key', { start: fresh.start }, never()))
    await turn()
    await fresh.give({ end: 2 })
    expect((await followed).end).toBe(2)
  })

  test('does not stop work that somebody waits for elsewhere, which is kept until it is done', async () => {
    const { flights, log, give, kept } = await abandoned(async () => true)
    expect([log.stopped, flights.has('key')]).toEqual([false, true])
    const ended = Promise.all(kept).then(() => 'ended')
    expect(await Promise.race([ended, turn()])).toBeUndefined()
    await give({ piece: 'one' })
    await give({ end: 1 })
    expect(await ended).toBe('ended')
    expect([log.stopped, flights.has('key')]).toEqual([false, false])
  })

  test('last does not stop what somebody waits for elsewhere either, though another began it', async () => {
    const flights = new Flights<string, number>()
    const { start, log } = work()
    const [began, joined] = [new AbortController(), new AbortController()]
    const followers = [
      collect(flights.follow('key', { start, wantedElsewhere: async () => true }, began.signal)),
      collect(flights.follow('key', { start, wantedElsewhere: async () => false }, joined.signal)),
    ]
    await turn()
    for (const leaving of [began, joined]) leaving.abort(new Error('gone'))
    for (const follower of followers) await expect(follower).rejects.toThrow('gone')
    await turn()
    expect([log.stopped, flights.has('key')]).toEqual([false, true])
  })

  test('and is missed by nobody any more stops the work a moment later', async () => {
    let waiting = true
    const { log, flights } = await abandoned(async () => waiting)
    expect(log.stopped).toBe(false)
    waiting = false
    await vi.waitUntil(() => log.stopped, { timeout: 5000 })
    expect(flights.has('key')).toBe(false)
  })

  test('and comes back finds the work that others waited for', async () => {
    const { flights, start, log, give } = await abandoned(async () => true)
    const again = collect(flights.follow('key', { start }, never()))
    await turn()
    await give({ end: 1 })
    expect([(await again).end, log.starts]).toEqual([1, 1])
  })

  test('stops the work where nobody can say who waits elsewhere', async () => {
    const { log, flights } = await abandoned(async () => {
      throw new Error('the database fails')
    })
    expect([log.stopped, flights.has('key')]).toEqual([true, false])
  })

  test('before it began starts nothing', async () => {
    const flights = new Flights<string, number>()
    const { start } = work()
    await expect(flights.follow('key', { start }, AbortSignal.abort(new Error('gone'))).next()).rejects.toThrow('gone')
    await turn()
    expect(flights.has('key')).toBe(false)
  })
})
