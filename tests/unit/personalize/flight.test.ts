import { describe, expect, test } from 'vitest'
import { Flights } from '@/lib/personalize/flight'
import { collect, turn, work } from '@/tests/support/work'

const never = () => new AbortController().signal
describe('work under one key', () => {
  test('is started once, however many follow it, and each gets all of it', async () => {
    const flights = new Flights<string, number>()
    const { start, log, give } = work()
    const followers = Array.from({ length: 20 }, () => collect(flights.follow('key', { start }, never())))
    await turn()
    await give({ piece: 'one' })
    await give({ piece: 'two' })
    await give({ end: 7 })
    expect(await Promise.all(followers)).toEqual(Array(20).fill({ pieces: ['one', 'two'], end: 7 }))
    expect(log).toEqual({ starts: 1, stopped: false })
  })

  test('gives who comes late every piece from the first on', async () => {
    const flights = new Flights<string, number>()
    const { start, log, give } = work()
    const early = collect(flights.follow('key', { start }, never()))
    await turn()
    await give({ piece: 'one' })
    await give({ piece: 'two' })
    const late = collect(flights.follow('key', { start }, never()))
    await turn()
    await give({ piece: 'three' })
    await give({ end: 3 })
    expect(await early).toEqual(await late)
    expect((await late).pieces).toEqual(['one', 'two', 'three'])
    expect(log.starts).toBe(1)
  })

  test('is under way until it ends, and can then be started again', async () => {
    const flights = new Flights<string, number>()
    const { start, log, give } = work()
    for (const starts of [1, 2]) {
      const followed = collect(flights.follow('key', { start }, never()))
      await turn()
      expect(flights.has('key')).toBe(true)
      await give({ end: starts })
      expect((await followed).end).toBe(starts)
      expect([flights.has('key'), log.starts]).toEqual([false, starts])
    }
  })

  test('has nothing to do with work under another', async () => {
    const flights = new Flights<string, number>()
    const [one, two] = [work(), work()]
    const followers = [one, two].map(({ start }, key) => collect(flights.follow(String(key), { start }, never())))
    await turn()
    await one.give({ end: 1 })
    await two.give({ end: 2 })
    expect((await Promise.all(followers)).map(({ end }) => end)).toEqual([1, 2])
  })

  test('that fails reaches every follower with what it had made, then with its failure', async () => {
    const flights = new Flights<string, number>()
    const { start, give } = work()
    const followers = Array.from({ length: 3 }, () => flights.follow('key', { start }, never()))
    const firsts = followers.map((each) => each.next())
    await turn()
    await give({ piece: 'one' })
    expect((await Promise.all(firsts)).map(({ value }) => value)).toEqual(['one', 'one', 'one'])
    const lasts = followers.map((each) => expect(each.next()).rejects.toThrow('lost'))
    await give({ cause: new Error('lost') })
    await Promise.all(lasts)
    expect(flights.has('key')).toBe(false)
  })
})

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

  test('does not stop work that somebody waits for elsewhere', async () => {
    const flights = new Flights<string, number>()
    const { start, log } = work()
    const leaving = new AbortController()
    const left = collect(flights.follow('key', { start, wantedElsewhere: async () => true }, leaving.signal))
    await turn()
    leaving.abort(new Error('gone'))
    await expect(left).rejects.toThrow('gone')
    await turn()
    expect([log.stopped, flights.has('key')]).toEqual([false, true])
  })

  test('before it began starts nothing', async () => {
    const flights = new Flights<string, number>()
    const { start } = work()
    await expect(flights.follow('key', { start }, AbortSignal.abort(new Error('gone'))).next()).rejects.toThrow('gone')
    await turn()
    expect(flights.has('key')).toBe(false)
  })
})

test('many pieces under one signal leave nothing behind on it', async () => {
  const warnings: string[] = []
  const listen = (warning: Error) => warnings.push(warning.name)
  process.on('warning', listen)
  const flights = new Flights<string, number>()
  const { start, give } = work()
  const followed = collect(flights.follow('key', { start }, new AbortController().signal))
  await turn()
  for (let piece = 0; piece < 40; piece += 1) await give({ piece: String(piece) })
  await give({ end: 1 })
  expect((await followed).pieces).toHaveLength(40)
  await turn()
  process.off('warning', listen)
  expect(warnings).toEqual([])
})
