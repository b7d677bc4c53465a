import { expect, test } from 'vitest'
import { mergeInOrder } from '@/lib/personalize/merge'

/** A stream that yields what it is handed, and says how it was used. */
function channel<T>() {
  const waiting: { resolve: (step: IteratorResult<T, void>) => void; reject: (cause: unknown) => void }[] = []
  const log = { started: false, ended: false }
  const stream = async function* (): AsyncGenerator<T, void, undefined> {
    log.started = true
    try {
      for (;;) {
        const step = await new Promise<IteratorResult<T, void>>((resolve, reject) => waiting.push({ resolve, reject }))
        if (step.done) return
        yield step.value
      }
    } finally {
      log.ended = true
    }
  }
  return {
    log,
    stream,
    give: (value: T) => waiting.shift()?.resolve({ value, done: false }),
    end: () => waiting.shift()?.resolve({ value: undefined, done: true }),
    fail: (cause: unknown) => waiting.shift()?.reject(cause),
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('what streams yield is handed on as it comes', async () => {
  const [one, two] = [channel<string>(), channel<string>()]
  const merged = mergeInOrder([one.stream, two.stream], 2)
  const first = merged.next()
  await turn()
  two.give('two')
  expect((await first).value).toBe('two')
  const second = merged.next()
  one.give('one')
  expect((await second).value).toBe('one')
})

test('no more than so many run at once, and they start in order', async () => {
  const channels = [channel<number>(), channel<number>(), channel<number>()]
  const merged = mergeInOrder(
    channels.map(({ stream }) => stream),
    2,
  )
  const first = merged.next()
  await turn()
  expect(channels.map(({ log }) => log.started)).toEqual([true, true, false])
  channels[1]?.end()
  await turn()
  expect(channels.map(({ log }) => log.started)).toEqual([true, true, true])
  channels[2]?.give(3)
  expect((await first).value).toBe(3)
})

test('it ends when all have ended, whatever their number', async () => {
  const count = async (streams: number, most: number) => {
    const yielded: number[] = []
    const work = Array.from(
      { length: streams },
      (_, index) =>
        async function* () {
          yield index
          yield index
        },
    )
    for await (const each of mergeInOrder(work, most)) yielded.push(each)
    return yielded.sort()
  }
  expect(await count(0, 4)).toEqual([])
  expect(await count(3, 1)).toEqual([0, 0, 1, 1, 2, 2])
  expect(await count(3, 8)).toEqual([0, 0, 1, 1, 2, 2])
})

test('one at a time keeps their order', async () => {
  const letters: string[] = []
  const work = ['ab', 'cd', 'ef'].map(
    (word) =>
      async function* () {
        yield* word
      },
  )
  for await (const letter of mergeInOrder(work, 1)) letters.push(letter)
  expect(letters.join('')).toBe('abcdef')
})

test('a failure reaches the caller and ends the others', async () => {
  const [failing, other] = [channel<string>(), channel<string>()]
  const merged = mergeInOrder([failing.stream, other.stream], 2)
  const first = merged.next()
  await turn()
  failing.fail(new Error('lost'))
  await expect(first).rejects.toThrow('lost')
  other.give('late')
  await turn()
  expect(other.log.ended).toBe(true)
})

test('when the caller leaves, every stream is ended and none is started', async () => {
  const [one, two, three] = [channel<string>(), channel<string>(), channel<string>()]
  const merged = mergeInOrder([one.stream, two.stream, three.stream], 2)
  const first = merged.next()
  await turn()
  one.give('one')
  await first
  await merged.return(undefined)
  two.give('two')
  await turn()
  expect([two.log.ended, three.log.started]).toEqual([true, false])
})
