import { AsyncLocalStorage } from 'node:async_hooks'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { readEnv } from '@/lib/env'
import { LecternError } from '@/lib/errors'
import { openEngine } from '@/lib/means'
import { first, profile, read } from '@/tests/support/book'
import { GroqServer } from '@/tests/support/groq-server'
import { turn } from '@/tests/support/work'

const reader = profile('expert; python', 'none')
const section = { id: 'where-learning-fits', heading: 'Where learning fits' }
const asked = { sections: [section.id] }
const lost = async () => {
  throw new LecternError('database_unavailable', 'It is gone.')
}

let groq: GroqServer
beforeAll(async () => {
  groq = await GroqServer.start()
})
beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue()
  groq.mend()
  groq.asked.length = 0
})
afterAll(() => groq.stop())

const env = (settings = {}) => readEnv({ GROQ_API_KEY: 'key', GROQ_BASE_URL: groq.url, ...settings })

describe('the engine of a server', () => {
  test('is the editorial one without a key, and with model calls off', () => {
    expect(openEngine(readEnv({}), lost).name).toEqual({ name: 'editorial' })
    expect(openEngine(env({ MODEL_CALLS: 'off' }), lost).name).toEqual({ name: 'editorial' })
    expect(openEngine(env({ GROQ_MODEL: 'a/model' }), lost).name).toEqual({ name: 'groq', model: 'a/model' })
  })

  test('goes on without a database: the chapter is whole, and nothing is kept', async () => {
    const engine = openEngine(env(), lost)
    for (const times of [1, 2]) {
      const { result, usage } = await read(first, reader, engine, asked)
      expect([result, usage.generated, groq.count(section.heading)]).toEqual(['personalized', 1, times])
    }
  })

  test('hands a generation over while its request is there, to be kept until it is done', async () => {
    const request = new AsyncLocalStorage<string>()
    const kept: { by?: string; work: Promise<unknown> }[] = []
    const engine = openEngine(env(), lost, (work) => void kept.push({ by: request.getStore(), work }))
    const release = groq.hold(section.heading, 0.5)
    const reading = request.run('the request', () => read(first, reader, engine, asked))
    await groq.untilAsked(section.heading)
    expect(kept.map(({ by }) => by)).toEqual(['the request'])
    const done = Promise.all(kept.map(({ work }) => work)).then(() => 'done')
    expect(await Promise.race([done, turn()])).toBeUndefined()
    release()
    expect((await reading).result).toBe('personalized')
    expect(await done).toBe('done')
  })
})
