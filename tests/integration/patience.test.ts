import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '@/lib/db/client'
import { createDatabase, type TestDatabase } from '../support/database'

describe.each(['pg', 'neon'] as const)('a Postgres over %s', (kind) => {
  let database: TestDatabase
  let hasty: OpenDatabase
  beforeEach(async () => {
    database = await createDatabase(kind)
    hasty = await openDatabase(database.settings, { queryTimeoutMs: 500 })
  })
  afterEach(async () => {
    await hasty.close()
    await database.close()
  })
  const impossible = { isolationLevel: 'none at all' as 'serializable' }
  const slow = sql`select pg_sleep(60)`
  const backend = async () =>
    (await hasty.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)).rows[0]?.pid

  test('keeps one connection for what comes one after another', async () => {
    const first = await backend()
    await hasty.db.transaction((tx) => tx.execute(sql`select 1`))
    await hasty.db.execute(sql`select nothing`).catch(() => {})
    const then = await backend()
    await hasty.db.transaction((tx) => tx.execute(sql`select 1`))
    expect(await backend()).toBe(then)
    expect(first).toBeTypeOf('number')
  })

  test('that is slow is given up, by name, and the next statement is answered', async () => {
    await expectGivenUp(Array.from({ length: 5 }, () => hasty.db.execute(slow)))
    expect(await backend()).toBeTypeOf('number')
  })

  test('that is slow in a transaction leaves the next one a connection that does not wait', async () => {
    const work = () => hasty.db.transaction((tx) => tx.execute(slow))
    await expectGivenUp(Array.from({ length: 5 }, work))
    for (let n = 0; n < 6; n += 1) expect(await backend()).toBeTypeOf('number')
  })

  test('in which no transaction can begin has its connections back when one can', async () => {
    const work = () => hasty.db.transaction(async () => expect.unreachable('it began'), impossible)
    for (let n = 0; n < 6; n += 1) await expect(work()).rejects.toThrow('begin isolation level')
    expect(await hasty.db.transaction((tx) => tx.execute(sql`select 1`))).toMatchObject({ rows: [{}] })
    expect(await backend()).toBeTypeOf('number')
  })

  test('that takes no writes says so by name', async () => {
    const writing = hasty.db.transaction(async (tx) => {
      await tx.execute(sql`set transaction read only`)
      await tx.execute(sql`create table nothing (id int)`)
    })
    await expect(writing).rejects.toMatchObject({ code: 'database_unavailable' })
  })
})

async function expectGivenUp(work: Promise<unknown>[]): Promise<void> {
  for (const end of await Promise.allSettled(work))
    expect(end).toMatchObject({ status: 'rejected', reason: { code: 'database_unavailable' } })
}
