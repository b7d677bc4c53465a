import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds until who waits outside is asked for again. */
const askAgain = 500

/** Work under way that several readers follow: what it has produced so far, and who is still interested. */
type Flight<Piece, End> = {
  pieces: Piece[]
  end?: { value: End } | { cause: unknown }
  interest: number
  controller: AbortController
  changed: PromiseWithResolvers<void>
}

export type Work<Piece, End> = {
  /** Starts it; the signal says when nobody wants it any more. */
  start: (signal: AbortSignal) => AsyncGenerator<Piece, End, undefined>
  /** Whether somebody outside this process still waits for it; asked when the last one inside has left. */
  wantedElsewhere?: () => Promise<boolean>
}

/**
 * One piece of work however many ask for it in this process. Each follower gets every piece from the first on; work
 * goes on while one of them is left, and is stopped when the last one leaves.
 */
export class Flights<Piece, End> {
  readonly #flights = new Map<string, Flight<Piece, End>>()

  has(key: string): boolean {
    return this.#flights.has(key)
  }

  /** Follows the work under this key, which is started if it is not under way. */
  async *follow(key: string, work: Work<Piece, End>, signal: AbortSignal): AsyncGenerator<Piece, End, undefined> {
    signal.throwIfAborted()
    const flight = this.#flights.get(key) ?? this.#launch(key, work)
    let following = true
    // Who leaves while it holds a piece never asks for the next one: the signal alone must count.
    const leave = () => {
      if (!following) return
      following = false
      signal.removeEventListener('abort', leave)
      flight.interest -= 1
      this.#announce(flight)
      if (flight.interest === 0 && !flight.end) void this.#abandon(key, flight, work)
    }
    flight.interest += 1
    signal.addEventListener('abort', leave)
    try {
      for (let next = 0; ; ) {
        signal.throwIfAborted()
        const piece = flight.pieces[next]
        if (piece !== undefined) {
          next += 1
          yield piece
        } else if (flight.end) {
          if ('cause' in flight.end) throw flight.end.cause
          return flight.end.value
        } else await flight.changed.promise
      }
    } finally {
      leave()
    }
  }

  #launch(key: string, { start }: Work<Piece, End>): Flight<Piece, End> {
    const flight: Flight<Piece, End> = {
      pieces: [],
      interest: 0,
      controller: new AbortController(),
      changed: withResolvers(),
    }
    this.#flights.set(key, flight)
    void this.#run(key, flight, start)
    return flight
  }

  async #run(key: string, flight: Flight<Piece, End>, start: Work<Piece, End>['start']): Promise<void> {
    try {
      const work = start(flight.controller.signal)
      let step = await work.next()
      while (!step.done) {
        flight.pieces.push(step.value)
        this.#announce(flight)
        step = await work.next()
      }
      flight.end = { value: step.value }
    } catch (cause) {
      flight.end = { cause }
    }
    if (this.#flights.get(key) === flight) this.#flights.delete(key)
    this.#announce(flight)
  }

  async #abandon(key: string, flight: Flight<Piece, End>, { wantedElsewhere }: Work<Piece, End>): Promise<void> {
    while (flight.interest === 0 && !flight.end) {
      if (!(await wantedElsewhere?.())) break
      await pause(askAgain)
    }
    if (flight.interest > 0 || flight.end) return
    if (this.#flights.get(key) === flight) this.#flights.delete(key)
    flight.controller.abort(new Error('nobody is waiting any more'))
  }

  #announce(flight: Flight<Piece, End>): void {
    const { resolve } = flight.changed
    flight.changed = withResolvers()
    resolve()
  }
}

// Promise.withResolvers is not in Node 20.
function withResolvers(): PromiseWithResolvers<void> {
  let settle: Pick<PromiseWithResolvers<void>, 'resolve' | 'reject'> | undefined
  const promise = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject }
  })
  if (!settle) throw new Error('a promise runs its executor at once')
  return { promise, ...settle }
}
