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

test('work is kept from its start to its end, however it ends', async () => {
  const kept: Promise<unknown>[] = []
  const flights = new Flights<string, number>((promise) => kept.push(promise))
  const { start, give } = work()
  const followed = Array.from({ length: 3 }, () => collect(flights.follow('key', { start }, never())))
  await turn()
  expect(kept).toHaveLength(1)
  expect(await Promise.race([kept[0], turn().then(() => 'under way')])).toBe('under way')
  const failed = followed.map((each) => expect(each).rejects.toThrow('lost'))
  await give({ cause: new Error('lost') })
  await Promise.all([...failed, kept[0]])
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
