/** What a provider allows in a minute, over all readers of this process. */
export type Limits = { tokens?: number; requests?: number }

/** Room for calls: at most so many at once, and no more tokens and requests in a minute than the provider allows. */
export type Budget = {
  /**
   * Waits until a call of this many tokens has room; answers how to give it back.
   * @throws {Error} 'too large' where it never has
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

const minute = 60_000

/**
 * @param most calls at once
 * @param now milliseconds on a clock that only goes forward
 */
export function openBudget(most: number, fixed: Limits, now: () => number = () => performance.now()): Budget {
  const limits: Limits = { ...fixed }
  const spent: { at: number; tokens: number }[] = []
  const queue: (() => void)[] = []
  let running = 0

  const recent = () => {
    while (spent[0] && spent[0].at <= now() - minute) spent.shift()
    return spent
  }
  const waitFor = (tokens: number): number => {
    if (running >= most) return Number.POSITIVE_INFINITY
    const calls = recent()
    let over = calls.reduce((sum, call) => sum + call.tokens, 0) + tokens - (limits.tokens ?? Number.POSITIVE_INFINITY)
    let wait =
      limits.requests !== undefined && calls.length >= limits.requests
        ? (calls[calls.length - limits.requests]?.at ?? 0) + minute - now()
        : 0
    for (const call of calls) {
      if (over <= 0) break
      over -= call.tokens
      wait = Math.max(wait, call.at + minute - now())
    }
    return wait
  }
  return {
    async enter(tokens, signal) {
      if (limits.tokens !== undefined && tokens > limits.tokens) throw new TooLargeError(tokens, limits.tokens)
      // First come, first served: reading order is kept by who asks first.
      for (let wait = queue.length > 0 ? Number.POSITIVE_INFINITY : waitFor(tokens); wait > 0; wait = waitFor(tokens)) {
        await turn(queue, wait, signal)
      }
      const call = { at: now(), tokens }
      spent.push(call)
      running += 1
      queue.shift()?.()
      return (used) => {
        running -= 1
        if (used !== undefined) call.tokens = Math.min(call.tokens, used)
        queue.shift()?.()
      }
    },
    learn({ tokens, requests }) {
      limits.tokens = fixed.tokens ?? tokens ?? limits.tokens
      limits.requests = fixed.requests ?? requests ?? limits.requests
    },
  }
}

/** Waits until a place falls free, time has passed, or nobody wants it any more. */
function turn(queue: (() => void)[], wait: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', leave)
      const place = queue.indexOf(done)
      if (place >= 0) queue.splice(place, 1)
      resolve()
    }
    const leave = () => {
      reject(signal.reason)
      done()
      queue.shift()?.()
    }
    const timer = Number.isFinite(wait) ? setTimeout(done, Math.max(1, wait)) : undefined
    signal.addEventListener('abort', leave, { once: true })
    if (signal.aborted) leave()
    else queue.push(done)
  })
}
