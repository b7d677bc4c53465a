import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sharedGenerations } from '@/lib/db/generation'
import { createMigrated, type TestDatabase } from '../support/database'

const section = { model: 'a/model', slots: { 'one.0': '“Ω”', 'one.1': 'two' }, promptTokens: 10, completionTokens: 20 }
const fault = { check: 'numbers', message: 'The new text lost a number: 4' } as const

describe.each(['pglite', 'pg', 'neon'] as const)('on %s', (kind) => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await createMigrated(kind)
  })
  afterAll(() => opened?.close())
  // A lease of no length is over at once: the leader has died, as far as the others can tell.
  const shared = (lease = 15) => sharedGenerations(async () => opened.db, { lease, interest: 3 })

  test('of many who ask at once one leads', async () => {
    const claims = await Promise.all(Array.from({ length: 24 }, () => shared().claim('many')))
    expect(claims.filter(Boolean)).toHaveLength(1)
  })

  test('a finished section is found under the first key that has it, and led by nobody again', async () => {
    const lease = await shared().claim('finished')
    await lease?.add({ slot: 'one.0', text: '“Ω”' })
    expect(await shared().find(['other', 'finished'])).toBeUndefined()
    await lease?.finish(section)
    expect(await shared().find(['other', 'finished'])).toEqual(section)
    expect(await shared().claim('finished')).toBeUndefined()
    expect(await shared().watch('finished')).toMatchObject({ status: 'done', model: 'a/model' })
  })

  test('a finished section that is discarded is led again', async () => {
    await (await shared().claim('discarded'))?.finish(section)
    await shared().discard('discarded')
    expect(await shared().find(['discarded'])).toBeUndefined()
    expect(await shared().claim('discarded')).toBeDefined()
  })

  test('who follows sees the pieces in the order of their release', async () => {
    const lease = await shared().claim('followed')
    await lease?.add({ slot: 'one.1', text: 'two' })
    await lease?.add({ slot: 'one.0', fault })
    const pieces = [
      { slot: 'one.1', text: 'two' },
      { slot: 'one.0', fault },
    ]
    expect(await shared().watch('followed')).toEqual({ status: 'running', pieces })
    expect(await shared().watch('never begun')).toBeUndefined()
  })

  test('a leader hears that somebody waits', async () => {
    const lease = await shared().claim('wanted')
    expect(await lease?.renew()).toEqual({ held: true, wanted: false })
    await shared().watch('wanted')
    expect(await lease?.renew()).toEqual({ held: true, wanted: true })
  })

  test('a leader that is gone is followed by another, who has what was released', async () => {
    const gone = await shared(0).claim('taken over')
    expect(await shared().watch('taken over')).toMatchObject({ status: 'lost' })
    const next = await shared().claim('taken over')
    expect(next?.released).toEqual({})
    expect(await gone?.add({ slot: 'one.0', text: 'late' })).toBe(false)
    expect(await gone?.renew()).toMatchObject({ held: false })
    await gone?.finish({ ...section, model: 'late/model' })
    expect(await shared().find(['taken over'])).toBeUndefined()
    await next?.add({ slot: 'one.0', text: 'in time' })
    await next?.finish(section)
    expect(await shared().find(['taken over'])).toEqual(section)
  })

  test('a leader that gives up leaves what it released, and who waits leads at once', async () => {
    const lease = await shared().claim('left')
    await lease?.add({ slot: 'one.0', text: 'kept' })
    await lease?.leave()
    expect(await shared().watch('left')).toEqual({ status: 'lost', pieces: [{ slot: 'one.0', text: 'kept' }] })
    const next = await shared().claim('left')
    expect(next?.released).toEqual({ 'one.0': 'kept' })
    await lease?.leave()
    expect(await shared().watch('left')).toMatchObject({ status: 'running' })
  })

  test('a section that failed is led again, its verified slots kept and its faults forgotten', async () => {
    const first = await shared().claim('failed')
    await first?.add({ slot: 'one.0', text: 'kept' })
    await first?.add({ slot: 'one.1', fault })
    await first?.fail('a/model', fault)
    expect(await shared().watch('failed')).toMatchObject({ status: 'failed', fault })
    const second = await shared().claim('failed')
    expect(second?.released).toEqual({ 'one.0': 'kept' })
    expect(await second?.add({ slot: 'one.0', text: 'other' })).toBe(false)
    expect(await second?.add({ slot: 'one.1', text: 'mended' })).toBe(true)
  })
})
