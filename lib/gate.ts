import { LecternError } from '@/lib/errors'
import { count } from '@/lib/metrics'

/**
 * Lets so many through at a time. Whoever comes beyond that is told at once to come back: work that waits in a long row
 * is often no longer wanted when its turn comes, and all of it slows down what is under way.
 */
export class Gate {
  #within = 0

  constructor(readonly most: number) {}

  get within(): number {
    return this.#within
  }

  /**
   * @returns what is called when the work is over; more than once does no harm
   * @throws {LecternError} `rate_limited`
   */
  enter(): () => void {
    if (this.#within >= this.most) {
      count('lectern_readings_refused_total')
      throw new LecternError('rate_limited', 'The server is busy. Try again in a moment.', { retryAfter: 1 })
    }
    this.#within += 1
    let left = false
    return () => {
      if (!left) this.#within -= 1
      left = true
    }
  }
}
