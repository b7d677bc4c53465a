import { describe, expect, test } from 'vitest'
import { LecternError } from '@/lib/errors'
import { enduring, type UnlessLost } from '@/lib/personalize/enduring'
import type { Lease, Shared } from '@/lib/personalize/shared'
import { first, found, profile, read } from '@/tests/support/book'
import { rewrite } from '@/tests/support/groq-rewrite'
import { engineOver, scripted } from '@/tests/support/model'
import { sharedInMemory } from '@/tests/support/shared'

const section = { model: 'a/model', slots: { one: 'text' }, promptTokens: 1, completionTokens: 1 }
const piece = { slot: 'one', text: 'text' }

const unlessLost: UnlessLost = async (otherwise, use) => {
  try {
    return await use()
  } catch (cause) {
    if (cause instanceof LecternError) return otherwise
    throw cause
  }
}

/** What readers share, until `fail` names what every use of it ends with from then on. */
function breakable() {
  const { shared, finished } = sharedInMemory()
  let failure: Error | undefined
  const broken = <T extends object>(whole: T): T =>
    new Proxy(whole, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return async (...given: unknown[]) => {
          if (failure) throw failure
          const result: unknown = await Reflect.apply(value, target, given)
          return name === 'claim' && result ? broken(result) : result
        }
      },
    })
  const fail = (cause: Error = new LecternError('database_unavailable', 'It is gone.')) => {
    failure = cause
  }
  return { shared: enduring(broken<Shared>(shared), unlessLost), finished, fail }
}

const usesOf = (shared: Shared): [string, () => Promise<unknown>][] => [
  ['find', () => shared.find(['key'])],
  ['discard', () => shared.discard('key')],
  ['watch', () => shared.watch('key')],
  ['claim', () => shared.claim('key')],
]
const usesOfLease = (lease: Lease): [string, () => Promise<unknown>][] => [
  ['add', () => lease.add(piece)],
  ['renew', () => lease.renew()],
  ['finish', () => lease.finish(section)],
  ['fail', () => lease.fail('a/model')],
  ['leave', () => lease.leave()],
]

describe('while it is there, what is shared', () => {
  test('is had as it is', async () => {
    const { shared } = breakable()
    const lease = found(await shared.claim('key'))
    expect(await shared.claim('key')).toBeUndefined()
    expect(await lease.add(piece)).toBe(true)
    expect(await lease.add(piece)).toBe(false)
    expect(await shared.watch('key')).toMatchObject({ status: 'running', pieces: [piece] })
    expect(await lease.renew()).toEqual({ held: true, wanted: true })
    await lease.leave()
    const next = found(await shared.claim('key'))
    expect(next.released).toEqual({ one: 'text' })
    await next.finish(section)
    expect(await shared.find(['key'])).toEqual(section)
    await shared.discard('key')
    expect(await shared.find(['key'])).toBeUndefined()
  })
})

describe('when it is lost', () => {
  test('nothing is found, and every process leads for itself', async () => {
    const { shared, fail } = breakable()
    const before = found(await shared.claim('key'))
    fail()
    for (const name of ['find', 'discard', 'watch'])
      expect(await found(usesOf(shared).find(([each]) => each === name))[1]()).toBeUndefined()
    for (const lease of [before, found(await shared.claim('key')), found(await shared.claim('key'))]) {
      expect(await lease.add(piece)).toBe(true)
      expect(await lease.renew()).toEqual({ held: true, wanted: false })
      for (const [, use] of usesOfLease(lease)) await use()
    }
  })

  test('amid a chapter, the chapter goes on to its end', async () => {
    const { shared, fail, finished } = breakable()
    const { complete, asked } = scripted((text, _, call) => {
      if (call === 2) fail()
      return rewrite(text)
    })
    const document = await read(first, profile('none', 'none'), engineOver(complete, { shared }))
    expect([document.result, document.usage.generated]).toEqual(['personalized', asked.length])
    expect(asked.length).toBeGreaterThan(finished.size)
  })
})

test.each([...usesOf(breakable().shared), ...usesOfLease(found(await breakable().shared.claim('key')))])(
  'a failure without a name is not mistaken for a loss: %s',
  async (name) => {
    const { shared, fail } = breakable()
    const lease = found(await shared.claim('key'))
    fail(new TypeError('ours'))
    const use = found([...usesOf(shared), ...usesOfLease(lease)].find(([each]) => each === name))[1]
    await expect(use()).rejects.toThrow('ours')
  },
)
