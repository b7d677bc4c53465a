import { afterEach, describe, expect, test, vi } from 'vitest'
import { type ErrorCode, LecternError } from '@/lib/errors'
import { answerReading, problemOf, refuse, respond, wantsStream } from '@/lib/http'
import { Problem } from '@/lib/personalize/events'
import { first, profile, readingOf } from '@/tests/support/book'

const address = 'https://book.example/api/personalize'
const reader = profile('expert', 'none')
const failing = (cause: unknown) =>
  respond(async () => {
    throw cause
  })(new Request(address), undefined)

afterEach(() => vi.restoreAllMocks())

describe('a problem', () => {
  test.each<[ErrorCode, number]>([
    ['method_not_allowed', 405],
    ['token_missing', 401],
    ['token_invalid', 401],
    ['token_expired', 401],
    ['type_unsupported', 415],
    ['body_too_large', 413],
    ['body_invalid', 400],
    ['section_unknown', 400],
    ['chapter_unknown', 404],
    ['not_acceptable', 406],
    ['rate_limited', 429],
    ['keys_unavailable', 503],
    ['database_unavailable', 503],
    ['not_migrated', 503],
  ])('%s is answered as %i, in a document of its own type', async (code, status) => {
    const response = await failing(new LecternError(code, 'What happened.'))
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    const problem = Problem.strict().parse(await response.json())
    expect(problem).toMatchObject({ status, code, detail: 'What happened.' })
    expect([URL.canParse(problem.type), problem.title.length > 0]).toEqual([true, true])
  })

  test('without a name says nothing of its cause, which is logged under the number that it gives', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const response = await failing(new Error('password=hunter2 at 10.0.0.1'))
    const text = await response.text()
    expect([response.status, JSON.parse(text).code]).toEqual([500, 'internal'])
    expect(text).not.toMatch(/hunter2|10\.0\.0\.1/)
    const number = /\(([0-9a-f-]{36})\)/.exec(text)?.[1]
    expect(String(logged.mock.calls[0]?.[0])).toContain(number)
    expect(String(logged.mock.calls[0]?.[1])).toContain('hunter2')
  })

  test('tells what in the body is wrong, and when to come again', async () => {
    const errors = [{ path: 'shift', message: 'is no shift' }]
    expect(problemOf(new LecternError('body_invalid', 'No.', { errors }))).toMatchObject({ errors })
    const late = await failing(new LecternError('rate_limited', 'Later.', { retryAfter: 12 }))
    expect(late.headers.get('retry-after')).toBe('12')
  })
})

describe('the challenge', () => {
  const challenge = async (code: ErrorCode) =>
    (await failing(new LecternError(code, 'Why.'))).headers.get('www-authenticate')

  test('names no error where no token came', async () => {
    expect(await challenge('token_missing')).toBe('Bearer realm="lectern"')
  })

  test.each<ErrorCode>(['token_invalid', 'token_expired'])('names the error where one came: %s', async (code) => {
    expect(await challenge(code)).toMatch(/^Bearer realm="lectern", error="invalid_token"/)
  })

  test('is given with nothing else', async () => {
    for (const code of ['body_invalid', 'chapter_unknown', 'keys_unavailable'] as const)
      expect(await challenge(code)).toBeNull()
  })
})

test('a method that an address does not have is refused with those it has', async () => {
  const response = await refuse('POST, OPTIONS')(new Request(address), undefined)
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
})

describe('an answer', () => {
  const wants = (accept?: string) => {
    try {
      return wantsStream(new Request(address, accept === undefined ? {} : { headers: { accept } })) ? 'stream' : 'json'
    } catch (cause) {
      return cause instanceof LecternError ? cause.code : cause
    }
  }

  test.each([
    [undefined, 'json'],
    ['', 'json'],
    ['*/*', 'json'],
    ['application/json', 'json'],
    ['application/*', 'json'],
    ['text/event-stream', 'stream'],
    ['TEXT/Event-Stream', 'stream'],
    ['text/*', 'stream'],
    ['text/event-stream, application/json', 'json'],
    ['text/event-stream, application/json;q=0.9', 'stream'],
    ['application/json;q=0.5, text/event-stream;q=0.4', 'json'],
    ['text/event-stream;q=0, */*', 'json'],
    ['application/json;q=0, */*', 'stream'],
    ['*/*;q=0.1, text/event-stream', 'stream'],
    ['text/html, */*;q=0.8', 'json'],
    ['text/html', 'not_acceptable'],
    ['application/json;q=0', 'not_acceptable'],
    ['*/*;q=0', 'not_acceptable'],
    ['image/*, text/html', 'not_acceptable'],
    ['nonsense', 'not_acceptable'],
  ])('to a request that accepts %j is %s', (accept, expected) => expect(wants(accept)).toBe(expected))

  const request = new Request(address, { method: 'POST' })
  const reading = () => readingOf(first, reader)

  test('in one document may be kept by nobody', async () => {
    const response = await answerReading(request, false, reading)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(await response.json()).toMatchObject({ chapter: first.slug, result: 'personalized' })
  })

  test('as a stream may be neither kept nor transformed', async () => {
    const response = await answerReading(request, true, reading)
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(response.headers.get('cache-control')).toBe('private, no-store, no-transform')
    const text = await response.text()
    expect(text.match(/^event: (plan|done)$/gm)).toEqual(['event: plan', 'event: done'])
  })

  test('that fails under way is told of once it has ended, with what failed and its id', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const failing = async function* () {
      yield* []
      throw new LecternError('database_unavailable', 'It is away.')
    }
    const response = await respond(() => answerReading(request, true, failing))(request, undefined)
    expect(logged).not.toHaveBeenCalled()
    expect(await response.text()).toContain('event: error')
    const line = `POST /api/personalize 200 error database_unavailable (${response.headers.get('x-request-id')})`
    expect(logged.mock.calls).toEqual([[line]])
  })

  test('that nobody reads any more is stopped by its signal', async () => {
    let given: AbortSignal | undefined
    const response = await answerReading(request, true, (signal) => {
      given = signal
      return reading()
    })
    const body = response.body?.getReader()
    await body?.read()
    expect(given?.aborted).toBe(false)
    await body?.cancel()
    expect(given?.aborted).toBe(true)
  })
})
