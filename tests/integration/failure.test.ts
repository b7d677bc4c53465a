import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '@/lib/db/client'
import { account, user } from '@/lib/db/schema'
import { createMigrated, type TestDatabase } from '../support/database'

const marked = { id: 'id-m4rk', name: 'name-m4rk', email: 'mail-m4rk@example.org', hardware_background: 'none-m4rk' }
const reader = { ...marked, software_background: 'python-m4rk' }

const failing: [string, string, (db: Db) => Promise<unknown>][] = [
  ['a value that is taken', '23505', (db) => db.insert(user).values(reader)],
  ['a value that is missing', '23502', (db) => db.insert(user).values({ ...reader, name: sql`null` })],
  ['a value that is too long', '23514', (db) => db.insert(user).values({ ...reader, software_background: long })],
  [
    'a row that is not there',
    '23503',
    (db) => db.insert(account).values({ id: 'a', accountId: 'b', providerId: 'c', userId: 'nobody-m4rk' }),
  ],
  ['a value of another type', '22P02', (db) => db.execute(sql`select ${marked.email}::int`)],
  ['a date that is none', '22007', (db) => db.execute(sql`select ${marked.email}::timestamptz`)],
  ['NUL', '22021', (db) => db.execute(sql`select ${`${marked.email}\0`}::text`)],
  ['a query that is none', '42601', (db) => db.execute(sql`select from where ${marked.email}`)],
  ['a table that is missing', '42P01', (db) => db.execute(sql`select * from nowhere where email = ${marked.email}`)],
]
const long = 'm4rk'.repeat(101)

describe.each(['pglite', 'pg', 'neon'] as const)('on %s', (kind) => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await createMigrated(kind)
    await opened.db.insert(user).values(reader)
  })
  afterAll(() => opened?.close())

  test.each(failing)('a failure at %s tells what failed and none of its values', async (_, code, fail) => {
    const inside = () => opened.db.transaction((tx) => fail(tx))
    for (const attempt of [() => fail(opened.db), inside]) {
      const failure = await attempt().then(
        () => expect.unreachable('it did not fail'),
        (cause: unknown) => cause,
      )
      const logged = inspect(failure, { depth: 20, showHidden: true, maxStringLength: null })
      expect(logged).not.toContain('m4rk')
      expect(logged).toContain(code)
      expect(logged).toMatch(/Failed query: \w+/)
    }
  })
})
