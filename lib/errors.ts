/** Every code a caller may rely on, with the status it is answered with and its title (RFC 9457 `title`). */
const problems = {
  method_not_allowed: [405, 'Method not allowed'],
  token_missing: [401, 'Sign in first'],
  token_invalid: [401, 'Token not accepted'],
  token_expired: [401, 'Token expired'],
  editors_only: [403, 'For editors only'],
  type_unsupported: [415, 'Content type not supported'],
  body_too_large: [413, 'Body too large'],
  body_invalid: [400, 'Request not understood'],
  section_unknown: [400, 'No such section'],
  chapter_unknown: [404, 'No such chapter'],
  address_invalid: [400, 'Address not understood'],
  address_unknown: [404, 'No such address'],
  not_acceptable: [406, 'Not acceptable'],
  rate_limited: [429, 'Too many requests'],
  keys_unavailable: [503, 'Keys unavailable'],
  database_unavailable: [503, 'Database unavailable'],
  not_migrated: [503, 'Database at another version'],
  internal: [500, 'Something went wrong'],
} as const satisfies Record<string, readonly [number, string]>

export type ErrorCode = keyof typeof problems

/** One fault in a request body: where it is (`sections.0`) and what is wrong with it. */
export type BodyFault = { path: string; message: string }

type Details = ErrorOptions & {
  errors?: BodyFault[]
  /** Whole seconds until another try makes sense (RFC 9110 §10.2.3). */
  retryAfter?: number
  /** What the resource does answer to (RFC 9110 §10.2.1). */
  allow?: string
}

/** A failure that Lectern can name. Whatever is not one of these is a fault of ours and answered as `internal`. */
export class LecternError extends Error {
  /** By name: Next loads this module more than once in a process, and each copy has a class of its own. */
  static [Symbol.hasInstance](value: unknown): value is LecternError {
    return value instanceof Error && value.name === 'LecternError'
  }

  readonly status: number
  readonly title: string
  readonly errors?: BodyFault[]
  readonly retryAfter?: number
  readonly allow?: string

  /** @param message what happened and what to do about it, fit for the caller to read */
  constructor(
    readonly code: ErrorCode,
    message: string,
    { errors, retryAfter, allow, ...options }: Details = {},
  ) {
    super(message, options)
    this.name = 'LecternError'
    ;[this.status, this.title] = problems[code]
    this.errors = errors
    this.retryAfter = retryAfter
    this.allow = allow
  }
}
