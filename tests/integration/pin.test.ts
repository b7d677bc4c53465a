import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listPins, prunePins, removePin, storePin } from '@/lib/db/pin'
import { takeRequest } from '@/lib/db/quota'
import { findAddress } from '@/lib/db/reader'
import { audit, user } from '@/lib/db/schema'
import { createMigrated, type TestDatabase } from '../support/database'

const noon = new Date('2026-03-04T12:00:30Z')
const days = (count: number) => new Date(noon.getTime() + count * 86_400_000)
const reader = { subject: 'ada', registered: false }

const none = { level: 'none' as const, anchors: [] }
const profile = { software: none, hardware: none }
const version = (key: string, said = 'now') => ({
  key,
  chapter: 'sensing',
  section: 'calibration',
  version: said,
  profile,
  content: { 'calibration.0': `“Ω” of ${key}` },
})

describe.each(['pglite', 'pg', 'neon'] as const)('on %s', (kind) => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await createMigrated(kind)
    const row = { name: 'Ada', software_background: '', hardware_background: '' }
    await opened.db.insert(user).values([
      { ...row, id: 'ada', email: 'ada@example.org', emailVerified: true },
      { ...row, id: 'eve', email: 'eve@example.org' },
      { ...row, id: 'lock', email: 'lock@example.org', emailVerified: true, lockedAt: noon },
    ])
  })
  afterAll(() => opened?.close())
  const keys = async () => (await listPins(opened.db, 'sensing')).map(({ key }) => key)

  test('an approved version comes with the counting of a request, for the keys that are asked for', async () => {
    const { db } = opened
    for (const key of ['one', 'two']) await storePin(db, 'ada', version(key), noon)
    expect((await takeRequest(db, reader, 9, noon, ['one', 'three'])).pins).toEqual({ one: version('one').content })
    expect((await takeRequest(db, reader, 9, noon, ['three'])).pins).toEqual({})
    expect((await takeRequest(db, reader, 9, noon)).pins).toEqual({})
  })

  test('the last word under a key counts, and can be taken back', async () => {
    const { db } = opened
    await storePin(db, 'ada', { ...version('one'), content: { 'calibration.0': 'Other.' } }, noon)
    expect((await takeRequest(db, reader, 9, noon, ['one'])).pins).toEqual({ one: { 'calibration.0': 'Other.' } })
    expect(await removePin(db, 'ada', 'one', noon)).toBe(true)
    expect(await removePin(db, 'ada', 'one', noon)).toBe(false)
    expect(await keys()).toEqual(['two'])
    const trail = await db.select({ event: audit.event, subject: audit.subject, detail: audit.detail }).from(audit)
    expect(trail.map(({ event }) => event).sort()).toEqual([
      'version-pinned',
      'version-pinned',
      'version-pinned',
      'version-unpinned',
    ])
    for (const row of trail) expect(row).toMatchObject({ subject: 'ada', detail: 'sensing#calibration' })
  })

  test('one whose section has changed is kept for a month, and goes', async () => {
    const { db } = opened
    await storePin(db, 'ada', version('old', 'before'), noon)
    const current = [{ chapter: 'sensing', section: 'calibration', version: 'now' }]
    await prunePins(db, current, days(29))
    expect(await keys()).toEqual(['two', 'old'])
    await prunePins(db, current, days(31))
    expect(await keys()).toEqual(['two'])
    await prunePins(db, current, days(90))
    expect(await keys()).toEqual(['two'])
  })

  test('an address names its reader where it is confirmed and the account is open', async () => {
    const found = await Promise.all(['ada', 'eve', 'lock', 'nobody'].map((id) => findAddress(opened.db, id)))
    expect(found).toEqual(['ada@example.org', undefined, undefined, undefined])
  })
})
