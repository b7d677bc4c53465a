import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanUp } from '@/lib/db/clean'
import { sharedGenerations } from '@/lib/db/generation'
import { generation, requestMinute } from '@/lib/db/reading-schema'
import { audit, session, user, verification } from '@/lib/db/schema'
import { createMigrated, type TestDatabase } from '../support/database'

const now = new Date()
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const keep = {
  auditDays: 90,
  cacheDays: 365,
  cacheSections: 100,
  sections: [{ chapter: 'c', section: 's', version: 'now' }],
}
const reader = { id: 'ada', name: 'Ada', email: 'ada@x.example', software_background: '', hardware_background: '' }

describe.each(['pglite', 'pg', 'neon'] as const)('on %s', (kind) => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await createMigrated(kind)
    await opened.db.insert(user).values(reader)
  })
  afterAll(() => opened?.close())
  const clean = () => cleanUp(opened.db, keep, now)

  test('what is over goes, and what is not stays', async () => {
    const { db } = opened
    const sessionOf = (id: string, expiresAt: Date) => ({ id, token: id, userId: 'ada', expiresAt })
    await db.insert(session).values([sessionOf('over', ago(1)), sessionOf('open', ago(-1))])
    const letter = (id: string, expiresAt: Date) => ({ id, identifier: id, value: 'ada', expiresAt })
    await db.insert(verification).values([letter('old', ago(25)), letter('late', ago(1)), letter('open', ago(-1))])
    await db.insert(audit).values([
      { event: 'old', at: ago(91 * 24) },
      { event: 'new', at: ago(1) },
    ])
    await sharedGenerations(async () => db).claim('running')
    const made = (key: string, status: 'running' | 'done' | 'failed', at: Date) =>
      ({ key, status, leaseUntil: at, createdAt: at, content: {} }) as const
    await db
      .insert(generation)
      .values([
        made('left', 'running', ago(2)),
        made('failed', 'failed', ago(2)),
        made('done', 'done', ago(2)),
        made('aged', 'done', ago(366 * 24)),
      ])
    expect(await clean()).toBe(false)
    const ids = async (table: typeof session | typeof verification) =>
      (await db.select({ id: table.id }).from(table)).map(({ id }) => id).sort()
    expect(await ids(session)).toEqual(['open'])
    expect(await ids(verification)).toEqual(['late', 'open'])
    expect((await db.select().from(audit)).map(({ event }) => event)).toEqual(['new'])
    expect((await db.select().from(generation)).map(({ key }) => key).sort()).toEqual(['done', 'running'])
  })

  test('of the generated sections the newest are kept, up to their number', async () => {
    const { db } = opened
    const rows = Array.from({ length: 150 }, (_, n) => ({
      key: `many${n}`,
      status: 'done' as const,
      leaseUntil: now,
      createdAt: ago(n / 10 + 3),
    }))
    await db.insert(generation).values(rows)
    await clean()
    expect(await db.$count(generation, eq(generation.status, 'done'))).toBe(100)
    expect(await db.$count(generation, sql`key in ('done', 'many0', 'many98')`)).toBe(3)
    expect(await db.$count(generation, sql`key = 'many99'`)).toBe(0)
  })

  test('a round is bounded, and four at once remove each row once', async () => {
    const { db } = opened
    await db.execute(sql`insert into ${session} (id, token, user_id, expires_at)
      select 's' || n, 's' || n, 'ada', now() - interval '1 day' from generate_series(1, 2500) n`)
    expect(await clean()).toBe(true)
    expect(await db.$count(session)).toBe(1501)
    await Promise.all([clean(), clean(), clean(), clean()])
    while (await clean());
    expect(await db.$count(session)).toBe(1)
  })

  test('counts of minutes that are over go, however many there are', async () => {
    const { db } = opened
    await db.execute(
      sql`insert into ${requestMinute} (reader, minute, count) select 'r' || n, 1, 1 from generate_series(1, 2500) n`,
    )
    expect(await clean()).toBe(true)
    expect(await db.$count(requestMinute)).toBe(1500)
    while (await clean());
    expect(await db.$count(requestMinute)).toBe(0)
  })
})
