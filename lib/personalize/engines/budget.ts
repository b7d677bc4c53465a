/** What a provider allows in a minute, over all readers of this process. */
export type Limits = { tokens?: number; requests?: number }

/** Room for calls: no more tokens and requests in a minute than the provider allows. */
export type Budget = {
  /**
   * Waits until a call of this many tokens has room; answers how to give back what it did not use. Who asks first
   * enters first: reading order is the order of asking.
   * @throws {TooLargeError} where it never has room
   */
  enter(tokens: number, signal: AbortSignal): Promise<(used?: number) => void>
  /** Takes the limits that the provider names in its answers, where the settings name none. */
  learn(limits: Limits): void
}

/** A call that is larger than a whole minute's tokens. */
export class TooLargeError extends Error {
  constructor(tokens: number, limit: number) {
    super(`a call of ${tokens} tokens never fits a limit of ${limit} a minute`)
    this.name = 'TooLargeError'
  }
}

type Waiting = { tokens: number; admit(): void }

const minute = 60_000

/** @param now milliseconds on a clock that only goes forward */
export function openBudget(fixed: Limits, now: () => number = () => performance.now()): Budget {
  const limits: Limits = { ...fixed }
  const spent: { at: number; tokens: number }[] = []
  const queue: Waiting[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const waitFor = (tokens: number): number => {
    while (spent[0] && spent[0].at <= now() - minute) spent.shift()
    let over = spent.reduce((sum, call) => sum + call.tokens, 0) + tokens - (limits.tokens ?? Number.POSITIVE_INFINITY)
    let wait =
      limits.requests !== undefined && spent.length >= limits.requests
        ? (spent[spent.length - limits.requests]?.at ?? 0) + minute - now()
        : 0
    for (const call of spent) {
      if (over <= 0) break
      over -= call.tokens
      wait = Math.max(wait, call.at + minute - now())
    }
    return wait
  }
  const admit = () => {
    clearTimeout(timer)
    for (let head = queue[0]; head; head = queue[0]) {
      const wait = waitFor(head.tokens)
      if (wait > 0) {
        timer = setTimeout(admit, Math.ceil(wait))
        return
      }
      queue.shift()
      head.admit()
    }
  }
  return {
    enter(tokens, signal) {
      return new Promise((resolve, reject) => {
        signal.throwIfAborted()
        if (limits.tokens !== undefined && tokens > limits.tokens) throw new TooLargeError(tokens, limits.tokens)
        const leave = () => {
          queue.splice(queue.indexOf(waiting), 1)
          reject(signal.reason)
          admit()
        }
        const waiting: Waiting = {
          tokens,
          admit() {
            signal.removeEventListener('abort', leave)
            const call = { at: now(), tokens }
            spent.push(call)
            resolve((used) => {
              if (used !== undefined) call.tokens = Math.min(call.tokens, used)
              admit()
            })
          },
        }
        signal.addEventListener('abort', leave)
        queue.push(waiting)
        admit()
      })
    },
    learn({ tokens, requests }) {
      limits.tokens = fixed.tokens ?? tokens ?? limits.tokens
      limits.requests = fixed.requests ?? requests ?? limits.requests
    },
  }
}
