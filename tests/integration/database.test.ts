import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '@/lib/db/client'
import { migrate, readFit } from '@/lib/db/migrate'
import { pruneUsage, type Reader, reserve, resetOf, sectionsLeft, settle, takeRequest } from '@/lib/db/quota'
import { requestMinute, usageDay } from '@/lib/db/reading-schema'
import { user } from '@/lib/db/schema'
import { ada, Browser, openAccounts } from '../support/accounts'
import { createDatabase, migrations, type TestDatabase } from '../support/database'

const noon = new Date('2026-03-04T12:00:30Z')
const some = (count: number) => ({ sections: count, tokens: count })
const visitor = (subject: string): Reader => ({ subject, registered: false })
const times = <T>(n: number, make: () => Promise<T>) => Promise.all(Array.from({ length: n }, make))

describe.each(['pglite', 'pg', 'neon'] as const)('on %s', (kind) => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await createDatabase(kind)
  })
  afterAll(() => opened?.close())
  const usageOf = async (reader: Reader) => (await takeRequest(opened.db, reader, 0, noon)).usage

  test('the driver follows from the address', () => {
    expect(opened.settings.kind).toBe(kind)
  })

  test('an empty database says that it is not migrated', async () => {
    expect(await readFit(opened.db, migrations)).toMatchObject({ unknown: 0, lacking: expect.any(Number) })
    await expect(takeRequest(opened.db, visitor('anyone'), 5, noon)).rejects.toMatchObject({ code: 'not_migrated' })
  })

  test('eight migrate at once and each migration is applied once', async () => {
    const due = (await readFit(opened.db, migrations)).lacking
    expect(due).toBeGreaterThan(0)
    const applied = await times(8, () => migrate(opened.db, migrations))
    expect(applied.reduce((sum, count) => sum + count, 0)).toBe(due)
    expect(await readFit(opened.db, migrations)).toEqual({ lacking: 0, unknown: 0 })
  })

  test('a reader signs up and in, and an address is taken once', async () => {
    const { auth } = openAccounts(opened.db)
    const first = await new Browser(auth).post('/auth/sign-up/email', ada)
    expect(first.status).toBe(200)
    const second = await new Browser(auth).post('/auth/sign-up/email', { ...ada, email: 'ADA@example.org' })
    expect(second).toMatchObject({ status: 422, body: { code: 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL' } })
    expect((await new Browser(auth).post('/auth/sign-in/email', ada)).status).toBe(200)
    const wrong = { ...ada, password: 'another horse battery' }
    expect((await new Browser(auth).post('/auth/sign-in/email', wrong)).status).toBe(401)
  })

  test('ten sign up at once with one address and one of them is let in, whole', async () => {
    const { auth } = openAccounts(opened.db)
    const grace = { ...ada, email: 'grace@example.org' }
    const answers = await times(10, () => new Browser(auth).post('/auth/sign-up/email', grace))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(9)
    const orphans = await opened.db.execute<{ count: number }>(
      sql`select count(*)::int as count from users left join accounts on user_id = users.id where user_id is null`,
    )
    expect(orphans.rows[0]?.count).toBe(0)
    expect((await new Browser(auth).post('/auth/sign-in/email', grace)).status).toBe(200)
  })

  test('of 400 that reserve at once exactly the cap is allowed, of sections and of tokens', async () => {
    const wanted = { sections: 1, tokens: 10 }
    for (const [subject, cap] of Object.entries({
      many: { sections: 100, tokens: 9e9 },
      long: { sections: 900, tokens: 1009 },
    })) {
      const reservations = await times(400, () => reserve(opened.db, visitor(subject), wanted, cap, noon))
      expect(reservations.filter(({ allowed }) => allowed)).toHaveLength(100)
      expect(await usageOf(visitor(subject))).toEqual({ day: '2026-03-04', sections: 100, tokens: 1000 })
    }
  })

  test('a reservation is all or none, and forgotten at midnight', async () => {
    const reader = visitor('careful')
    const cap = { sections: 10, tokens: 100 }
    const first = await reserve(opened.db, reader, { sections: 8, tokens: 60 }, cap, noon)
    expect(first).toEqual({ allowed: true, usage: { day: '2026-03-04', sections: 8, tokens: 60 } })
    for (const wanted of [
      { sections: 3, tokens: 0 },
      { sections: 1, tokens: 41 },
    ])
      expect(await reserve(opened.db, reader, wanted, cap, noon)).toEqual({ ...first, allowed: false })
    const midnight = resetOf(first.usage)
    expect(midnight).toEqual(new Date('2026-03-05T00:00:00Z'))
    expect(await reserve(opened.db, reader, cap, cap, midnight)).toMatchObject({ allowed: true })
    for (const wanted of [some(11), { sections: 1, tokens: 101 }])
      expect(await reserve(opened.db, visitor('new'), wanted, cap, noon)).toMatchObject({ allowed: false })
    expect(await opened.db.$count(usageDay, sql`reader = 'new'`)).toBe(0)
  })

  test('a reservation is settled on its own day by what was used in the end', async () => {
    const reader = visitor('settled')
    const reserved = { sections: 2, tokens: 50 }
    const { usage } = await reserve(opened.db, reader, reserved, { sections: 9, tokens: 99 }, noon)
    await settle(opened.db, reader, usage.day, reserved, { sections: 1, tokens: 4_000_000_000 })
    expect(await usageOf(reader)).toEqual({ day: usage.day, sections: 1, tokens: 4e9 })
    await settle(opened.db, reader, usage.day, { sections: 5, tokens: 5e9 }, { sections: 0, tokens: 0 })
    expect(await usageOf(reader)).toEqual({ day: usage.day, sections: 0, tokens: 0 })
  })

  test('what is left are the sections of the day, and none without tokens', () => {
    const cap = { sections: 10, tokens: 100 }
    const left = (sections: number, tokens: number) => sectionsLeft({ day: '2026-03-04', sections, tokens }, cap)
    expect([left(0, 0), left(4, 99), left(12, 0), left(4, 100)]).toEqual([10, 6, 0, 0])
  })

  test('requests are counted by the minute', async () => {
    const turns = await times(50, () => takeRequest(opened.db, visitor('quick'), 20, noon))
    expect(turns.filter(({ allowed }) => allowed)).toHaveLength(20)
    expect(turns).toContainEqual(expect.objectContaining({ allowed: false, retryAfter: 30 }))
    const later = new Date(noon.getTime() + 30_000)
    expect(await takeRequest(opened.db, visitor('quick'), 20, later)).toMatchObject({ allowed: true })
  })

  test('nothing is written for a registered reader who is gone', async () => {
    const gone: Reader = { subject: 'gone', registered: true }
    expect(await takeRequest(opened.db, gone, 1, noon)).toMatchObject({ allowed: true })
    expect(await takeRequest(opened.db, gone, 1, noon)).toMatchObject({ allowed: true })
    expect(await reserve(opened.db, gone, some(1), some(10), noon)).toMatchObject({ allowed: false })
    expect(await opened.db.$count(usageDay, sql`reader = 'gone'`)).toBe(0)
    expect(await opened.db.$count(requestMinute, sql`reader = 'gone'`)).toBe(0)
  })

  test('old counts are pruned and new ones kept', async () => {
    const reader = visitor('old')
    await takeRequest(opened.db, reader, 5, noon)
    await reserve(opened.db, reader, some(1), some(5), noon)
    await pruneUsage(opened.db, new Date(noon.getTime() + 40_000))
    expect(await opened.db.$count(requestMinute, sql`reader = 'old'`)).toBe(0)
    expect(await opened.db.$count(usageDay, sql`reader = 'old'`)).toBe(1)
    await pruneUsage(opened.db, new Date('2026-05-01T00:00:00Z'))
    expect(await opened.db.$count(usageDay, sql`reader = 'old'`)).toBe(0)
  })

  test('a background longer than 400 characters is refused by the table itself', async () => {
    const row = { id: 'long', name: 'Long', email: 'long@example.org', hardware_background: 'none' }
    const insert = opened.db.insert(user).values({ ...row, software_background: 'x'.repeat(401) })
    await expect(insert).rejects.toMatchObject({ cause: { code: '23514' } })
  })

  test('the outer handle is refused inside a transaction, and works after it', async () => {
    const careless = opened.db.transaction(async (tx) => {
      await tx.execute(sql`select 1`)
      await opened.db.execute(sql`select 1`)
    })
    await expect(careless).rejects.toThrow('Inside a transaction')
    const nested = opened.db.transaction(() => opened.db.transaction(async () => 1))
    await expect(nested).rejects.toThrow('Inside a transaction')
    expect((await opened.db.execute<{ one: number }>(sql`select 1 as one`)).rows).toEqual([{ one: 1 }])
  })

  test('what fails inside a transaction undoes it', async () => {
    const failing = opened.db.transaction(async (tx) => {
      await tx.insert(usageDay).values({ reader: 'undone', day: '2026-01-01', sections: 1 })
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(await opened.db.$count(usageDay, sql`reader = 'undone'`)).toBe(0)
  })
})

test.each(['pg', 'neon'] as const)('a Postgres that cannot be reached has a name, by %s', async (kind) => {
  const url = 'postgresql://reader:word@127.0.0.1:1/book'
  const { db, close } = await openDatabase({ kind, url, dataDir: 'unused' })
  await expect(takeRequest(db, visitor('any'), 1, noon)).rejects.toMatchObject({ code: 'database_unavailable' })
  await expect(migrate(db, migrations)).rejects.toMatchObject({ code: 'database_unavailable' })
  await close()
})
