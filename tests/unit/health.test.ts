import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LecternError } from '@/lib/errors'
import { checkHealth, type Probed } from '@/lib/health'

const well: Probed = {
  probe: async () => {},
  fit: async () => ({ lacking: 0, unknown: 0 }),
  publicKeys: async () => ({ keys: [{ kty: 'RSA' }] }),
  engine: { name: 'groq', model: 'm' },
  engineTrouble: () => undefined,
}
const checked = (changes: Partial<Probed> = {}) => checkHealth({ ...well, ...changes })
const fail = (cause: unknown) => () => Promise.reject(cause)

describe('a deployment', () => {
  test('that lacks nothing is well, and names its engine', async () => {
    expect(await checked()).toEqual({
      status: 200,
      report: {
        status: 'ok',
        checks: {
          database: { status: 'ok' },
          migrations: { status: 'ok' },
          keys: { status: 'ok' },
          engine: { status: 'ok', name: 'groq', model: 'm' },
        },
      },
    })
  })

  test('whose provider fails is degraded, and still answers', async () => {
    const { status, report } = await checked({ engineTrouble: () => 'The model was busy.' })
    expect([status, report.status]).toEqual([200, 'degraded'])
    expect(report.checks.engine).toMatchObject({ status: 'degraded', detail: 'The model was busy.' })
  })

  test('without a model at all is well', async () => {
    const { status, report } = await checked({ engine: { name: 'editorial' } })
    expect([status, report.status, report.checks.engine.name]).toEqual([200, 'ok', 'editorial'])
  })

  test.each<[string, Partial<Probed>, 'database' | 'migrations' | 'keys']>([
    ['its database', { probe: fail(new LecternError('database_unavailable', 'Away.')) }, 'database'],
    ['migrations', { fit: async () => ({ lacking: 2, unknown: 0 }) }, 'migrations'],
    ['the version that made its database', { fit: async () => ({ lacking: 0, unknown: 1 }) }, 'migrations'],
    ['any key', { publicKeys: async () => ({ keys: [] }) }, 'keys'],
    ['its keys', { publicKeys: fail(new Error('gone')) }, 'keys'],
  ])('that lacks %s is down, and says which', async (_, changes, name) => {
    const { status, report } = await checked(changes)
    expect([status, report.status, report.checks[name].status]).toEqual([503, 'down', 'down'])
    const others = Object.entries(report.checks).filter(([each]) => each !== name)
    expect(others.every(([, each]) => each.status === 'ok')).toBe(true)
    expect(report.checks[name].detail).toMatch(/\S/)
  })

  test('tells nothing of what a driver says', async () => {
    const cause = new TypeError('connect ECONNREFUSED postgres://admin:hunter2@10.0.0.1')
    const { report } = await checked({ probe: fail(cause) })
    expect(JSON.stringify(report)).not.toMatch(/hunter2|10\.0\.0\.1/)
  })

  test('is looked at all at once, and each part once', async () => {
    const asked: string[] = []
    const note = <T>(name: string, value: T) => {
      return async () => {
        asked.push(name)
        return value
      }
    }
    await checked({ probe: note('database', undefined), fit: note('migrations', { lacking: 0, unknown: 0 }) })
    expect(asked).toEqual(['database', 'migrations'])
  })
})

describe('a part that does not answer', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('counts as down after a while', async () => {
    const health = checked({ probe: () => new Promise(() => {}) })
    await vi.advanceTimersByTimeAsync(10_000)
    const { status, report } = await health
    expect([status, report.checks.database.status]).toEqual([503, 'down'])
  })
})
