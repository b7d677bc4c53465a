/**
 * Runs several streams at once, started in order and at most `most` at a time, and hands on what each yields as it
 * comes. When the caller leaves or one fails, the others are ended.
 */
export async function* mergeInOrder<T>(
  work: (() => AsyncGenerator<T, void, undefined>)[],
  most: number,
): AsyncGenerator<T, void, undefined> {
  const waiting = work[Symbol.iterator]()
  const running = new Map<AsyncGenerator<T>, Promise<{ from: AsyncGenerator<T>; step: IteratorResult<T> }>>()
  const advance = (from: AsyncGenerator<T>) =>
    running.set(
      from,
      from.next().then((step) => ({ from, step })),
    )
  const startNext = () => {
    const next = waiting.next()
    if (!next.done) advance(next.value())
  }
  for (let started = 0; started < most; started += 1) startNext()
  try {
    while (running.size > 0) {
      const { from, step } = await Promise.race(running.values())
      if (step.done) {
        running.delete(from)
        startNext()
      } else {
        yield step.value
        advance(from)
      }
    }
  } finally {
    // A stream that waits for its next piece ends by its signal; return() would queue behind it.
    for (const [from, pending] of running) {
      pending.catch(() => undefined)
      void from.return(undefined).catch(() => undefined)
    }
  }
}
