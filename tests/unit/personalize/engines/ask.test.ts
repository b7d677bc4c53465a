import { describe, expect, test } from 'vitest'
import { ask, isUnheard } from '@/lib/personalize/engines/ask'
import { type Limits, openBudget } from '@/lib/personalize/engines/budget'
import { type Complete, ProviderError } from '@/lib/personalize/engines/completion'
import { knownModels } from '@/lib/personalize/engines/models'
import { turn } from '@/tests/support/work'

/** What the prompt counts for before it is asked: itself, and all that it may be answered. */
const estimate = 600
const prompt = { messages: [{ role: 'user' as const, content: 'Write.' }], gaps: [], maxTokens: 500, tokens: estimate }

const failed = (status?: number, retryAfter?: number) =>
  new ProviderError({ check: 'provider', message: 'It failed.' }, { status, retryAfter })

/** A model that gives one answer after another, the last again and again: pieces, and a failure where one is named. */
function asking(answers: { pieces?: string[]; failure?: Error }[], limits: Limits = {}) {
  const log = { calls: 0, ended: 0 }
  const complete: Complete = async function* () {
    const answer = answers[Math.min(log.calls, answers.length - 1)]
    log.calls += 1
    try {
      for (const piece of answer?.pieces ?? ['one ', 'two']) yield piece
      if (answer?.failure) throw answer.failure
      return { prompt: 100, completion: 50 }
    } finally {
      log.ended += 1
    }
  }
  const means = { complete, budget: openBudget(limits), models: knownModels(['a/model'], () => 0) }
  const leaving = new AbortController()
  const completion = ask(means, 'a/model', prompt, leaving.signal)
  return { log, means, leaving, completion }
}

async function read(completion: ReturnType<typeof ask>) {
  let text = ''
  let step = await completion.next()
  for (; !step.done; step = await completion.next()) text += step.value
  return { text, tokens: step.value }
}

describe('one completion of one model', () => {
  test('is handed on as it comes, with what it cost', async () => {
    const { completion, means } = asking([{}])
    expect(await read(completion)).toEqual({ text: 'one two', tokens: { prompt: 100, completion: 50 } })
    expect(means.models.trouble()).toBeUndefined()
  })

  test('that fails is told of the model, and goes up', async () => {
    const failure = failed(500)
    const { completion, means } = asking([{ failure }])
    await expect(read(completion)).rejects.toBe(failure)
    expect(means.models.trouble()).toContain('It failed.')
  })

  test('that fails without a name says nothing of the model', async () => {
    const { completion, means } = asking([{ pieces: [], failure: new TypeError('ours') }])
    await expect(read(completion)).rejects.toThrow('ours')
    expect(means.models.trouble()).toBeUndefined()
  })

  test('that is read no further is ended', async () => {
    const { completion, log } = asking([{}])
    await completion.next()
    await completion.return({ prompt: 0, completion: 0 })
    expect(log).toEqual({ calls: 1, ended: 1 })
  })
})

describe('a second try', () => {
  const busy = { pieces: [], failure: failed(429, 0) }

  test('is made where the provider asks for a short wait', async () => {
    const { completion, log, means } = asking([busy, {}])
    expect((await read(completion)).text).toBe('one two')
    expect(log).toEqual({ calls: 2, ended: 2 })
    expect(means.models.trouble()).toBeUndefined()
  })

  test.each([
    ['the wait is long', { pieces: [], failure: failed(429, 3) }],
    ['it names no wait', { pieces: [], failure: failed(429) }],
    ['it fails otherwise', { pieces: [], failure: failed(503, 0) }],
    ['a word of it was heard', { pieces: ['one '], failure: failed(429, 0) }],
  ])('is not made where %s', async (_, answer) => {
    const { completion, log } = asking([answer, {}])
    await expect(read(completion)).rejects.toBe(answer.failure)
    expect(log.calls).toBe(1)
  })

  test('is the last', async () => {
    const { completion, log } = asking([busy])
    await expect(read(completion)).rejects.toBe(busy.failure)
    expect(log.calls).toBe(2)
  })

  test('is not waited for by who has left', async () => {
    const { completion, leaving, log } = asking([{ pieces: [], failure: failed(429, 2) }])
    const reading = read(completion).catch(() => 'left')
    await expect.poll(() => log.ended).toBe(1)
    leaving.abort(new Error('gone'))
    expect(await Promise.race([reading, turn()])).toBe('left')
    expect(log.calls).toBe(1)
  })

  test('counts as a request of its own', async () => {
    const { completion, leaving, log } = asking([busy, {}], { requests: 1 })
    const reading = read(completion)
    await expect.poll(() => log.ended).toBe(1)
    leaving.abort(new Error('still waiting'))
    await expect(reading).rejects.toThrow('still waiting')
    expect(log.calls).toBe(1)
  })
})

describe('the budget', () => {
  test('is asked for the prompt and all that may be answered, and gets back what was not used', async () => {
    const { completion, means } = asking([{}], { tokens: 700 })
    const rest = 700 - estimate
    await completion.next()
    const never = new AbortController()
    const beside = [rest, 1].map((tokens) => means.budget.enter(tokens, never.signal))
    await beside[0]
    const waits = beside[1]?.then(() => 'entered')
    expect(await Promise.race([waits, turn()])).toBeUndefined()
    await read(completion)
    expect(await waits).toBe('entered')
  })

  test('refuses a section that is larger than a whole minute, and the model is not asked', async () => {
    const { completion, log } = asking([{}], { tokens: estimate - 1 })
    const failure = await read(completion).catch((cause: unknown) => cause)
    expect(failure).toMatchObject({ status: 413, fault: { check: 'provider' } })
    expect([log.calls, isUnheard(failure)]).toEqual([0, true])
  })

  test('is left by who waits in it in vain, and the model is not asked', async () => {
    const { completion, means, leaving, log } = asking([{}], { tokens: estimate })
    await means.budget.enter(1, new AbortController().signal)
    const reading = read(completion)
    leaving.abort(new Error('gone'))
    await expect(reading).rejects.toThrow('gone')
    expect(log.calls).toBe(0)
  })
})

describe('another model', () => {
  test.each([400, 404, 413, 429, 498, 500, 502, 503])('may do where one answers %i', (status) => {
    expect(isUnheard(failed(status))).toBe(true)
  })

  test.each([
    ['the key is refused', failed(401)],
    ['the connection broke', failed()],
    ['the fault is ours', new TypeError('ours')],
  ])('will not do where %s', (_, cause) => expect(isUnheard(cause)).toBe(false))
})
