import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Problem, ReadingEvent } from '@/lib/personalize/events'
import { encodeReading, foldReading } from '@/lib/personalize/stream'
import { chooseType } from './accept'
import { readBody } from './body'
import { LecternError } from './errors'
import { currentRequest, type Ending } from './log'
import { codeHeader, observed } from './observe'

const longestBody = 16 * 1024

/**
 * A route handler whose failures are answered as problem documents; what has no name is logged and kept to ourselves.
 * Each answer has an id, by which it is found in the log.
 */
export function respond<Context = unknown>(handle: (request: Request, context: Context) => Promise<Response>) {
  return (request: Request, context: Context): Promise<Response> =>
    observed(request, async () => {
      try {
        return await handle(request, context)
      } catch (cause) {
        return problemResponse(cause)
      }
    })
}

/** The handler of a method that a resource does not have (RFC 9110 §15.5.6). */
export function refuse(allow: string) {
  return respond(async () => {
    throw new LecternError('method_not_allowed', `Use ${allow.replace(/, OPTIONS$/, '')}.`, { allow })
  })
}

/** The problem document (RFC 9457) of a failure. */
export function problemOf(cause: unknown): Problem {
  const error = cause instanceof LecternError ? cause : unnamed(cause)
  const { code, title, status, message, errors } = error
  return { type: `urn:lectern:problem:${code}`, title, status, detail: message, code, ...(errors && { errors }) }
}

/**
 * The JSON body of a request, checked.
 * @throws {LecternError} `type_unsupported`, `body_too_large`, `body_invalid`
 */
export async function readJson<T extends z.ZodType>(request: Request, schema: T): Promise<z.infer<T>> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  // RFC 9110 §15.5.16: a body that is packed would be read as what it is not.
  const packed = request.headers.get('content-encoding')?.toLowerCase() ?? 'identity'
  if (type !== 'application/json' || packed !== 'identity')
    throw new LecternError('type_unsupported', 'Send the body as application/json, not compressed.')
  return checked(schema, parse(await readBody(request, longestBody)))
}

/**
 * What was sent, if it is what is taken.
 * @throws {LecternError} `body_invalid`, with what is wrong and where
 */
export function checked<T extends z.ZodType>(schema: T, sent: unknown): z.infer<T> {
  const result = schema.safeParse(sent)
  if (result.success) return result.data
  const errors = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  throw new LecternError('body_invalid', 'The body is not what this address takes; see errors.', { errors })
}

/**
 * Which of the two answers a request wants.
 * @throws {LecternError} `not_acceptable`
 */
export function wantsStream(request: Request): boolean {
  const type = chooseType(request.headers.get('accept'), ['application/json', 'text/event-stream'])
  if (!type) throw new LecternError('not_acceptable', 'This address answers as text/event-stream or application/json.')
  return type === 'text/event-stream'
}

/** Answers with a reading, streamed or whole. The signal given to it fires when the caller leaves. */
export async function answerReading(
  request: Request,
  stream: boolean,
  read: (signal: AbortSignal) => AsyncGenerator<ReadingEvent>,
): Promise<Response> {
  if (!stream) {
    const document = await foldReading(read(request.signal))
    return Response.json(document, { headers: { 'cache-control': 'private, no-store', vary: 'accept' } })
  }
  const left = new AbortController()
  const signal = AbortSignal.any([request.signal, left.signal])
  const over = tellOfEnding(signal)
  const text = encodeReading(read(signal), (cause) => {
    const problem = problemOf(cause)
    over({ end: 'error', code: problem.code })
    return problem
  })
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    // no-transform keeps compression, which holds small pieces back, away from the stream.
    'cache-control': 'private, no-store, no-transform',
    'x-accel-buffering': 'no',
    vary: 'accept',
  }
  const leave = () => left.abort(new Error('the reader left'))
  return new Response(
    byteStream(text, leave, () => over({ end: 'done' })),
    { headers },
  )
}

/** Lets the log wait for how a stream ends; the first ending that it is told of counts. */
function tellOfEnding(left: AbortSignal): (ending: Ending) => void {
  let tell = (_: Ending) => {}
  const ending = new Promise<Ending>((resolve) => {
    tell = resolve
  })
  left.addEventListener('abort', () => tell({ end: 'left' }), { once: true })
  const asked = currentRequest()
  if (asked) asked.ending = ending
  return tell
}

function byteStream(text: AsyncGenerator<string>, leave: () => void, done: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const step = await text.next()
      if (step.done) {
        controller.close()
        done()
      } else controller.enqueue(encoder.encode(step.value))
    },
    // return() would queue behind a pending next(); only the signal stops a model that has gone quiet.
    cancel: leave,
  })
}

function problemResponse(cause: unknown): Response {
  const problem = problemOf(cause)
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'private, no-store' })
  headers.set(codeHeader, problem.code)
  if (problem.status === 401) headers.set('www-authenticate', challenge(problem))
  if (cause instanceof LecternError && cause.allow) headers.set('allow', cause.allow)
  if (cause instanceof LecternError && cause.retryAfter !== undefined)
    headers.set('retry-after', String(cause.retryAfter))
  return new Response(JSON.stringify(problem), { status: problem.status, headers })
}

// RFC 6750 §3.1: without credentials, name the scheme and no error code.
function challenge({ code, detail }: Problem): string {
  const realm = 'Bearer realm="lectern"'
  return code === 'token_missing' ? realm : `${realm}, error="invalid_token", error_description="${detail}"`
}

function unnamed(cause: unknown): LecternError {
  const id = currentRequest()?.id ?? randomUUID()
  console.error(`[${id}]`, cause)
  return new LecternError('internal', `The server failed in a way it did not expect (${id}).`, { cause })
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch (cause) {
    throw new LecternError('body_invalid', 'The body is not JSON.', {
      cause,
      errors: [{ path: '', message: 'not JSON' }],
    })
  }
}
