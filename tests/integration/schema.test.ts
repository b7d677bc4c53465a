import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getAuthTables } from 'better-auth/db'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { getTableConfig, type PgColumn, PgTable, PgTimestamp } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import * as readingSchema from '@/lib/db/reading-schema'
import * as schema from '@/lib/db/schema'
import { openAccounts } from '../support/accounts'
import { createDatabase } from '../support/database'

const root = join(import.meta.dirname, '../..')
const files = ['schema.ts', 'reading-schema.ts']
const tables = new Map(Object.entries({ ...schema, ...readingSchema }).filter(([, table]) => is(table, PgTable)))

test('drizzle/ is what the schema generates', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'lectern-schema-'))
  await cp(join(root, 'drizzle'), join(copy, 'drizzle'), { recursive: true })
  for (const name of files) await cp(join(root, 'lib/db', name), join(copy, name))
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
  const config = { dialect: 'postgresql', schema: files.map((name) => `./${name}`), out: './drizzle' }
  await writeFile(join(copy, 'drizzle.config.json'), JSON.stringify(config))
  const before = await readFile(join(copy, 'drizzle/meta/_journal.json'), 'utf8')
  const kit = join(root, 'node_modules/drizzle-kit/bin.cjs')
  const { stdout } = spawnSync(process.execPath, [kit, 'generate', '--config=drizzle.config.json'], { cwd: copy })
  expect(stdout.toString()).toContain('No schema changes')
  expect(await readFile(join(copy, 'drizzle/meta/_journal.json'), 'utf8')).toBe(before)
  await rm(copy, { recursive: true, force: true })
})

test('every table and field Better Auth asks for is there, as required as it says', async () => {
  const opened = await createDatabase('pg')
  const wanted = getAuthTables(openAccounts(opened.db).auth.options)
  await opened.close()
  const models = ['account', 'jwks', 'passkey', 'rateLimit', 'session', 'twoFactor', 'user', 'verification']
  expect(Object.keys(wanted).sort()).toEqual(models)
  for (const [model, { fields }] of Object.entries(wanted)) {
    const table = tables.get(model)
    if (!table) throw new Error(`no table for ${model}`)
    const columns: Record<string, PgColumn> = getTableColumns(table)
    expect(Object.keys(columns).sort(), model).toEqual(['id', ...Object.keys(fields)].sort())
    for (const [name, field] of Object.entries(fields)) {
      const column = columns[name]
      expect(column?.notNull, `${model}.${name} required`).toBe(field.required !== false)
      expect(column?.isUnique, `${model}.${name} unique`).toBe(field.unique === true)
    }
  }
})

test('readers are kept in users, and columns are in snake case', () => {
  expect(getTableName(schema.user)).toBe('users')
  for (const table of tables.values()) {
    expect(getTableName(table)).toMatch(/^[a-z]+(_[a-z]+)*$/)
    for (const column of Object.values(getTableColumns(table))) expect(column.name).toMatch(/^[a-z]+(_[a-z]+)*$/)
  }
})

test('every time has a time zone', () => {
  const times = [...tables.values()].flatMap((table) =>
    getTableConfig(table).columns.filter((one) => is(one, PgTimestamp)),
  )
  expect(times.length).toBeGreaterThan(0)
  for (const time of times) expect(time.getSQLType()).toBe('timestamp with time zone')
})
