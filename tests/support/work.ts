/** Lets all that is ready run. */
export const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Work that goes on when it is told to, and says what became of it. */
export function work() {
  const log = { starts: 0, stopped: false }
  type Step = { piece: string } | { end: number } | { cause: unknown }
  let hand: (step: Step) => void = () => {}
  async function* start(signal: AbortSignal): AsyncGenerator<string, number, undefined> {
    log.starts += 1
    signal.addEventListener('abort', () => {
      log.stopped = true
      hand({ cause: signal.reason })
    })
    for (;;) {
      const step = await new Promise<Step>((resolve) => {
        hand = resolve
      })
      if ('cause' in step) throw step.cause
      if ('end' in step) return step.end
      yield step.piece
    }
  }
  const give = async (step: Step) => {
    hand(step)
    await turn()
  }
  return { start, log, give }
}

/** All that a follower gets, and the end of it. */
export async function collect(followed: AsyncGenerator<string, number>) {
  const pieces: string[] = []
  for (;;) {
    const step = await followed.next()
    if (step.done) return { pieces, end: step.value }
    pieces.push(step.value)
  }
}
