import { expect, test, vi } from 'vitest'
import { openBudget, TooLargeError } from '@/lib/personalize/engines/budget'

const nobody = new AbortController().signal

/** Whether a promise is settled by now. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false
  const note = () => {
    settled = true
  }
  promise.then(note, note)
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  return settled
}

test('so many calls run at once, and the next when one has ended, in the order of asking', async () => {
  const budget = openBudget(2, {}, () => 0)
  const [first] = [await budget.enter(10, nobody), await budget.enter(10, nobody)]
  const third = budget.enter(10, nobody)
  const fourth = budget.enter(10, nobody)
  expect(await isSettled(third)).toBe(false)
  first()
  expect(await isSettled(third)).toBe(true)
  expect(await isSettled(fourth)).toBe(false)
})

test('who waits and leaves makes room for the next', async () => {
  const budget = openBudget(1, {}, () => 0)
  const leave = await budget.enter(10, nobody)
  const impatient = new AbortController()
  const second = budget.enter(10, impatient.signal)
  const third = budget.enter(10, nobody)
  impatient.abort(new Error('gone'))
  await expect(second).rejects.toThrow('gone')
  leave()
  expect(await isSettled(third)).toBe(true)
})

test('the tokens of a minute are not passed, and come back when the minute is over', async () => {
  vi.useFakeTimers()
  try {
    let now = 0
    const budget = openBudget(8, { tokens: 100 }, () => now)
    const leave = await budget.enter(80, nobody)
    leave()
    const second = budget.enter(40, nobody)
    expect(await isSettled(second)).toBe(false)
    now = 60_001
    await vi.advanceTimersByTimeAsync(60_001)
    expect(await isSettled(second)).toBe(true)
  } finally {
    vi.useRealTimers()
  }
})

test('what a call did not use is given back', async () => {
  const budget = openBudget(8, { tokens: 100 }, () => 0)
  const leave = await budget.enter(80, nobody)
  leave(20)
  expect(await isSettled(budget.enter(75, nobody))).toBe(true)
})

test('the requests of a minute are counted too', async () => {
  vi.useFakeTimers()
  try {
    const budget = openBudget(8, { requests: 2 }, () => 0)
    for (let call = 0; call < 2; call += 1) (await budget.enter(1, nobody))()
    expect(await isSettled(budget.enter(1, nobody))).toBe(false)
  } finally {
    vi.useRealTimers()
  }
})

test('a call larger than a whole minute is refused at once', async () => {
  await expect(openBudget(8, { tokens: 100 }, () => 0).enter(101, nobody)).rejects.toBeInstanceOf(TooLargeError)
})

test('what the provider says it allows holds where the settings say nothing', async () => {
  const learns = openBudget(8, {}, () => 0)
  learns.learn({ tokens: 50 })
  await expect(learns.enter(51, nobody)).rejects.toBeInstanceOf(TooLargeError)
  const knows = openBudget(8, { tokens: 100 }, () => 0)
  knows.learn({ tokens: 50 })
  expect(await isSettled(knows.enter(60, nobody))).toBe(true)
})
