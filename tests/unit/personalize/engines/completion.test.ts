import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  type Allowed,
  type CompletionRequest,
  groqCompletion,
  ProviderError,
  type Tokens,
} from '@/lib/personalize/engines/completion'
import type { TransportFault } from '@/tests/support/groq-fault'
import { rewrite } from '@/tests/support/groq-rewrite'
import { GroqServer } from '@/tests/support/groq-server'
import { serve } from '@/tests/support/reading'

const heading = 'A loop that sees'
const section = 'A loop reads the sensor.\n\n[[block:1]]\n\nThen it turns the wheel, and begins again.'
/** Milliseconds: longer than any machine is busy, and what a test waits that is about a provider gone quiet. */
const [patient, impatient] = [60_000, 200]

let groq: GroqServer
beforeAll(async () => {
  groq = await GroqServer.start()
})
beforeEach(() => {
  groq.mend()
  groq.asked.length = 0
  groq.allows = undefined
})
afterEach(() => vi.useRealTimers())
afterAll(() => groq.stop())

/** A completion of the section, from the stand-in or another address. */
function ask(request: Partial<CompletionRequest> = {}, baseUrl = groq.url, idle = patient) {
  const messages = [{ role: 'user', content: JSON.stringify({ heading, section }) }] as const
  const never = new AbortController().signal
  const complete = groqCompletion({ apiKey: 'a key', baseUrl, idleTimeout: idle })
  return complete({ messages: [...messages], model: 'a/model', maxTokens: 321, signal: never, ...request })
}

async function read(completion: AsyncGenerator<string, Tokens>) {
  const pieces: string[] = []
  let step = await completion.next()
  for (; !step.done; step = await completion.next()) pieces.push(step.value)
  return { pieces, tokens: step.value }
}

async function failureOf(completion: AsyncGenerator<string, Tokens>): Promise<ProviderError> {
  const cause = await read(completion).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(cause instanceof ProviderError)) throw new Error(`no failure of the provider but ${cause}`)
  return cause
}

describe('a completion', () => {
  test('is handed on in the pieces that come, and costs what the provider says', async () => {
    const { pieces, tokens } = await read(ask())
    expect(pieces.join('')).toBe(rewrite(section))
    const [asked] = groq.asked
    expect(tokens).toEqual({
      prompt: Math.ceil((asked?.body.length ?? 0) / 4),
      completion: Math.ceil((asked?.sent.length ?? 0) / 4),
    })
  })

  test('begins before its end is written', async () => {
    const release = groq.hold(heading, 0.5)
    const completion = ask()
    const step = await completion.next()
    expect(rewrite(section).startsWith(String(step.value))).toBe(true)
    release()
    expect(String(step.value) + (await read(completion)).pieces.join('')).toBe(rewrite(section))
  })

  test('is asked for with the key, as a stream, and with no more room than it needs', async () => {
    await read(ask())
    expect(groq.asked[0]?.headers.authorization).toBe('Bearer a key')
    expect(JSON.parse(groq.asked[0]?.body ?? '')).toMatchObject({
      model: 'a/model',
      stream: true,
      max_completion_tokens: 321,
    })
  })

  test.each([
    ['openai/gpt-oss-120b', { reasoning_effort: 'low', include_reasoning: false }],
    ['qwen/qwen3.6-27b', { reasoning_effort: 'none' }],
    ['another/model', {}],
  ])('of %s is asked for with what that model takes', async (model, parameters) => {
    await read(ask({ model }))
    const { reasoning_effort, include_reasoning } = JSON.parse(groq.asked[0]?.body ?? '')
    expect({ reasoning_effort, include_reasoning }).toEqual({
      reasoning_effort: undefined,
      include_reasoning: undefined,
      ...parameters,
    })
  })

  test.each([8000, undefined])('tells of a provider that allows %s tokens a minute', async (tokens) => {
    groq.allows = tokens
    const told: Allowed[] = []
    await read(ask({ learn: (allowed) => told.push(allowed) }))
    expect(told).toEqual([{ tokens }])
  })

  test('is whole for a reader who is slower than the provider may be', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const completion = ask()
    const pieces: string[] = []
    for await (const piece of completion) {
      pieces.push(piece)
      vi.advanceTimersByTime(10 * patient)
    }
    expect(pieces.join('')).toBe(rewrite(section))
  })
})

describe('a provider', () => {
  test.each<[TransportFault, string, object]>([
    ['429', 'The model was busy.', { status: 429, code: 'rate_limit_exceeded', retryAfter: 30 }],
    ['500', 'The model could not be reached.', { status: 500, code: 'internal_server_error' }],
    ['hang before headers', 'The model stopped answering.', {}],
    ['hang after headers', 'The model stopped answering.', {}],
    ['hang mid-stream', 'The model stopped answering.', {}],
    ['cut stream', 'The model could not be reached.', {}],
    ['early end', 'The model ended before it was done.', {}],
    ['truncated', 'The model ran out of room.', {}],
    ['malformed event', 'The model could not be reached.', {}],
    ['error event', 'The model could not be reached.', {}],
    ['tool call', 'The model did something else than write.', {}],
    ['html', 'The model ended before it was done.', {}],
    ['json', 'The model ended before it was done.', {}],
    ['empty choices', 'The model ended before it was done.', {}],
  ])('that answers with "%s" has failed, and says so in words for a reader', async (fault, message, answered) => {
    groq.fail(heading, fault)
    const failure = await failureOf(ask({}, groq.url, /hang/.test(fault) ? impatient : patient))
    expect(failure.fault).toEqual({ check: 'provider', message })
    const nothing = { status: undefined, code: undefined, retryAfter: undefined }
    expect({ ...nothing, ...failure }).toMatchObject({ ...nothing, ...answered })
  })

  test.each<TransportFault>(['hang before headers', 'hang mid-stream'])(
    'that goes quiet is given up: %s',
    async (fault) => {
      groq.fail(heading, fault)
      await failureOf(ask({}, groq.url, impatient))
      expect(await groq.asked[0]?.closed).toEqual({ aborted: true })
    },
  )

  test('that is not there has failed', async () => {
    const gone = await serve(() => {})
    await gone.close()
    expect((await failureOf(ask({}, gone.origin))).status).toBeUndefined()
  })

  test('is not asked again by itself, whatever it answers', async () => {
    groq.fail(heading, '500')
    await failureOf(ask())
    expect(groq.asked).toHaveLength(1)
  })

  test.each([
    ['calls a tool', { choices: [{ index: 0, delta: { tool_calls: [{ index: 0, id: 't' }] }, finish_reason: null }] }],
    ['says that it failed', { error: { message: 'overloaded', code: 'overloaded' } }],
  ])('that %s amid its answer has failed', async (_, said) => {
    const odd = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.end(`data: ${JSON.stringify(said)}\n\ndata: [DONE]\n\n`)
    })
    expect((await failureOf(ask({}, odd.origin))).fault.check).toBe('provider')
    await odd.close()
  })
})

describe('who leaves', () => {
  test.each([
    ['before anything came', 0],
    ['amid the answer', 0.5],
  ])('%s ends the request, with the reason of the signal', async (_, share) => {
    groq.hold(heading, share)
    const leaving = new AbortController()
    const completion = read(ask({ signal: leaving.signal }))
    const { closed } = await groq.untilAsked(heading)
    leaving.abort(new Error('gone'))
    await expect(completion).rejects.toThrow('gone')
    expect(await closed).toEqual({ aborted: true })
  })

  test('between two pieces, by reading no further, ends the request too', async () => {
    groq.hold(heading, 0.5)
    const completion = ask()
    await completion.next()
    await completion.return({ prompt: 0, completion: 0 })
    expect(await groq.asked[0]?.closed).toEqual({ aborted: true })
  })
})
