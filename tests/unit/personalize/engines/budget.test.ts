import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openBudget, TooLargeError } from '@/lib/personalize/engines/budget'

const nobody = new AbortController().signal

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => vi.useRealTimers())

/** A promise and whether it is settled by now. */
function noted<T>(promise: Promise<T>) {
  const seen = { promise, settled: false }
  const note = () => {
    seen.settled = true
  }
  promise.then(note, note)
  return seen
}

/** Lets so much time pass, and all that is ready run. */
const pass = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds)

describe('a call', () => {
  test('enters at once where nothing is limited, however many others run', async () => {
    const budget = openBudget({})
    const calls = Array.from({ length: 100 }, () => noted(budget.enter(10_000, nobody)))
    await pass()
    expect(calls.every(({ settled }) => settled)).toBe(true)
  })

  test('waits for the tokens of a minute, which come back when the minute is over', async () => {
    const budget = openBudget({ tokens: 100 })
    await budget.enter(80, nobody)
    const second = noted(budget.enter(40, nobody))
    await pass(59_999)
    expect(second.settled).toBe(false)
    await pass(2)
    expect(second.settled).toBe(true)
  })

  test('waits for the requests of a minute too', async () => {
    const budget = openBudget({ requests: 2 })
    for (let call = 0; call < 2; call += 1) (await budget.enter(1, nobody))(1)
    const third = noted(budget.enter(1, nobody))
    await pass(59_999)
    expect(third.settled).toBe(false)
    await pass(2)
    expect(third.settled).toBe(true)
  })

  test('has what another did not use', async () => {
    const budget = openBudget({ tokens: 100 })
    const leave = await budget.enter(80, nobody)
    const second = noted(budget.enter(75, nobody))
    await pass()
    expect(second.settled).toBe(false)
    leave(20)
    await pass()
    expect(second.settled).toBe(true)
  })

  test('that failed counts as all that it might have used', async () => {
    const budget = openBudget({ tokens: 100 })
    ;(await budget.enter(80, nobody))()
    const second = noted(budget.enter(75, nobody))
    await pass()
    expect(second.settled).toBe(false)
  })

  test('larger than a whole minute is refused at once', async () => {
    await expect(openBudget({ tokens: 100 }).enter(101, nobody)).rejects.toBeInstanceOf(TooLargeError)
  })
})

describe('those who wait', () => {
  test('enter in the order of asking, also when calls end that make no room for the first', async () => {
    const budget = openBudget({ tokens: 100 })
    const running = [await budget.enter(40, nobody), await budget.enter(40, nobody)]
    const entered: number[] = []
    for (const [place, tokens] of [90, 10, 10].entries())
      void budget.enter(tokens, nobody).then(() => entered.push(place))
    for (const leave of running) {
      leave(40)
      await pass()
    }
    expect(entered).toEqual([])
    await pass(60_001)
    expect(entered).toEqual([0, 1])
    await pass(60_001)
    expect(entered).toEqual([0, 1, 2])
  })

  test('and leave make room for the next', async () => {
    const budget = openBudget({ tokens: 100 })
    await budget.enter(80, nobody)
    const impatient = new AbortController()
    const second = noted(budget.enter(90, impatient.signal))
    const third = noted(budget.enter(20, nobody))
    impatient.abort(new Error('gone'))
    await expect(second.promise).rejects.toThrow('gone')
    await pass()
    expect(third.settled).toBe(true)
  })

  test('have left before they came are not counted', async () => {
    const budget = openBudget({ requests: 1 })
    await expect(budget.enter(1, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone')
    const next = noted(budget.enter(1, nobody))
    await pass()
    expect(next.settled).toBe(true)
  })
})

test('what the provider says it allows holds where the settings say nothing', async () => {
  const learns = openBudget({})
  learns.learn({ tokens: 50 })
  await expect(learns.enter(51, nobody)).rejects.toBeInstanceOf(TooLargeError)
  const knows = openBudget({ tokens: 100 })
  knows.learn({ tokens: 50 })
  const call = noted(knows.enter(60, nobody))
  await pass()
  expect(call.settled).toBe(true)
})
