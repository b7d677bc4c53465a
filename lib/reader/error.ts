/**
 * Why a reading failed. `code` is the contract's, or one of the browser's own: `offline` (nothing was reached),
 * `interrupted` (the answer broke off), `unavailable` (a failure without a problem document), `unreadable` (an answer
 * that is not one of ours), `chapter_changed` (the chapter was edited between two requests), `background_missing` (the
 * reader was never asked what they know), `unexpected`.
 */
export type Failure = {
  code: string
  status?: number
  detail: string
  /** Whole seconds until another try makes sense. */
  retryAfter?: number
}

/** A request that was not answered, or not to its end. */
export class ReaderError extends Error implements Failure {
  readonly code: string
  readonly status?: number
  readonly detail: string
  readonly retryAfter?: number

  constructor({ code, status, detail, retryAfter }: Failure, options?: ErrorOptions) {
    super(detail, options)
    this.name = 'ReaderError'
    this.code = code
    this.status = status
    this.detail = detail
    this.retryAfter = retryAfter
  }
}

/** `fetch`, for paths of this site. */
export type Fetcher = (path: string, init?: RequestInit) => Promise<Response>

/** What an answer other than 2xx says: its problem document where it has one, else its status. */
export async function errorOf(response: Response): Promise<ReaderError> {
  const { status } = response
  const retryAfter = Number(response.headers.get('retry-after')) || undefined
  if (response.headers.get('content-type')?.startsWith('application/problem+json')) {
    const { code, detail }: { code: string; detail: string } = await response.json()
    return new ReaderError({ code, status, detail, retryAfter })
  }
  const code = status === 401 ? 'token_missing' : status === 429 ? 'rate_limited' : 'unavailable'
  return new ReaderError({ code, status, detail: `The answer was ${status}.`, retryAfter })
}

/**
 * Fetches, and says so where nothing was reached.
 * @throws {ReaderError} `offline`
 */
export async function reach(fetcher: Fetcher, path: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetcher(path, init)
  } catch (cause) {
    if (cause instanceof TypeError)
      throw new ReaderError({ code: 'offline', detail: 'Nothing was reached.' }, { cause })
    throw cause
  }
}
