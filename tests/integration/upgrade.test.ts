import { sql } from 'drizzle-orm'
import { migrate as migrateByKit } from 'drizzle-orm/node-postgres/migrator'
import { afterEach, describe, expect, test } from 'vitest'
import { migrate, readFit, requireFit } from '@/lib/db/migrate'
import { createDatabase, driver, everyRow, migrations, type TestDatabase } from '../support/database'
import { earlierMigrations, fill, readJournal } from '../support/earlier'

const journal = await readJournal()
let opened: TestDatabase | undefined
afterEach(async () => {
  await opened?.close()
  opened = undefined
})

async function databaseAt(count: number, kind: 'pglite' | 'pg' | 'neon' = 'pg') {
  opened = await createDatabase(kind)
  const earlier = await earlierMigrations(count)
  await migrate(opened.db, earlier.folder)
  return { db: opened.db, ...earlier }
}

/** Rows without the record of migrations, and only the fields that an earlier version knew. */
async function rowsOf(db: TestDatabase['db']): Promise<string[]> {
  return (await everyRow(db)).filter((row) => !row.startsWith('drizzle.'))
}

// On the others by `npm run test:drivers`: the statements are the same.
describe.each([...new Set(['pglite', driver] as const)])('on %s', (kind) => {
  test.each(journal.map(({ tag }, n) => [tag, n + 1] as const))(
    'a database as of %s, with rows in every table, is brought up to date and keeps each',
    async (_, count) => {
      const { db, remove } = await databaseAt(count, kind)
      await fill(db)
      const before = await rowsOf(db)
      expect(before.length).toBeGreaterThan(20)
      expect(await readFit(db, migrations)).toEqual({ lacking: journal.length - count, unknown: 0 })
      expect(await migrate(db, migrations)).toBe(journal.length - count)
      const after = (await rowsOf(db)).map(fieldsOf)
      for (const row of before.map(fieldsOf)) expect(after).toContainEqual(expect.objectContaining(row))
      expect(after).toHaveLength(before.length)
      await remove()
    },
  )
})

function fieldsOf(row: string): Record<string, unknown> {
  const [, table, json = ''] = /^(\S+) (.*)$/.exec(row) ?? []
  return { table, ...JSON.parse(json) }
}

test('a server from before goes on beside a database that a newer one only added to', async () => {
  const { db, folder, remove } = await databaseAt(journal.length - 1)
  await migrate(db, migrations)
  expect(await readFit(db, folder)).toEqual({ lacking: 0, unknown: 0 })
  expect(await migrate(db, folder)).toBe(0)
  await remove()
})

test('a database that a newer version has changed is refused, and not touched', async () => {
  const { db, remove } = await databaseAt(journal.length - 1)
  await remove()
  await db.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9000000000000)`)
  const fit = await readFit(db, migrations)
  expect(fit).toEqual({ lacking: 1, unknown: 1 })
  expect(() => requireFit(fit)).toThrow(/newer version.*one migration/)
  await expect(migrate(db, migrations)).rejects.toMatchObject({ code: 'not_migrated' })
  expect(await readFit(db, migrations)).toEqual(fit)
})

test('an unmigrated database is refused with the command in one line', async () => {
  opened = await createDatabase('pg')
  const fit = await readFit(opened.db, migrations)
  expect(() => requireFit(fit)).toThrow(/^[^\n]*"npm run migrate"[^\n]*$/)
})

test('a migration that fails leaves nothing of itself or of those before it', async () => {
  const { db, remove } = await databaseAt(1)
  await remove()
  await db.execute(sql`create table passkeys (id text)`)
  const before = await everyRow(db)
  await expect(migrate(db, migrations)).rejects.toThrow()
  expect(await everyRow(db)).toEqual(before)
  expect(await readFit(db, migrations)).toEqual({ lacking: journal.length - 1, unknown: 0 })
})

test('what drizzle-kit applied is known, and it finds nothing left to do after ours', async () => {
  opened = await createDatabase('pg')
  const { db } = opened
  // The kit's own way, by the same handle: its type asks for a driver of its own.
  await migrateByKit(db as unknown as Parameters<typeof migrateByKit>[0], { migrationsFolder: migrations })
  expect(await readFit(db, migrations)).toEqual({ lacking: 0, unknown: 0 })
  expect(await migrate(db, migrations)).toBe(0)
  await migrateByKit(db as unknown as Parameters<typeof migrateByKit>[0], { migrationsFolder: migrations })
  expect(await readFit(db, migrations)).toEqual({ lacking: 0, unknown: 0 })
})
