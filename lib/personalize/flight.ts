import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds until who waits outside is asked for again. */
const askAgain = 500

/** Work under way that several readers follow: what it has produced so far, and who is still interested. */
type Flight<Piece, End> = {
  work: Work<Piece, End>
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

/** Keeps the process until some work is done, also when the answer that began it has ended. */
export type Keep = (work: Promise<unknown>) => void

/**
 * One piece of work however many ask for it in this process. Each follower gets every piece from the first on; work
 * goes on while one of them is left, and is stopped when the last one leaves.
 */
export class Flights<Piece, End> {
  readonly #flights = new Map<string, Flight<Piece, End>>()
  readonly #keep: Keep

  constructor(keep: Keep = () => {}) {
    this.#keep = keep
  }

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
      if (flight.interest === 0 && !flight.end) void this.#abandon(key, flight)
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

  #launch(key: string, work: Work<Piece, End>): Flight<Piece, End> {
    const flight: Flight<Piece, End> = {
      work,
      pieces: [],
      interest: 0,
      controller: new AbortController(),
      changed: withResolvers(),
    }
    this.#flights.set(key, flight)
    // While the request that starts it is there to be asked: later, nobody may be left who could.
    this.#keep(this.#run(key, flight))
    return flight
  }

  async #run(key: string, flight: Flight<Piece, End>): Promise<void> {
    try {
      const work = flight.work.start(flight.controller.signal)
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

  async #abandon(key: string, flight: Flight<Piece, End>): Promise<void> {
    // Who began the work knows who waits for it, not who leaves it last.
    const { wantedElsewhere } = flight.work
    let reason: unknown = new Error('nobody is waiting any more')
    try {
      while (flight.interest === 0 && !flight.end && (await wantedElsewhere?.())) await pause(askAgain)
    } catch (cause) {
      // Nobody is left whom this could be told.
      reason = cause
    }
    if (flight.interest > 0 || flight.end) return
    if (this.#flights.get(key) === flight) this.#flights.delete(key)
    flight.controller.abort(reason)
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
