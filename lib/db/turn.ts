import { LecternError } from '@/lib/errors'
import type { Db } from './client'
import { type Reader, type Turn, takeRequest } from './quota'

/** What is read with the counting of a request. */
export type Taken = Pick<Turn, 'usage' | 'pins'>

const requestsPerMinute = 60

/**
 * Counts a request of a reader; answers what the reader has used today, and what editors have approved under these keys.
 * @throws {LecternError} `rate_limited`
 */
export async function takeTurn(db: Db, reader: Reader, keys: string[] = []): Promise<Taken> {
  const turn = await takeRequest(db, reader, requestsPerMinute, new Date(), keys)
  if (turn.allowed) return turn
  const { retryAfter } = turn
  const detail = `At most ${requestsPerMinute} requests a minute. Try again in ${retryAfter} s.`
  throw new LecternError('rate_limited', detail, { retryAfter })
}
