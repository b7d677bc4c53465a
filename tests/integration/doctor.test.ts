import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { runCommand } from '../support/command'
import { createDatabase, migrations } from '../support/database'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-doctor-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))
const doctor = (settings: Record<string, string> = {}) => runCommand('doctor', [], { DATA_DIR: folder, ...settings })
const secret = { BETTER_AUTH_SECRET: 'a secret that is long enough for tests' }

test('on a bare laptop nothing is wrong, and nothing is made', async () => {
  const { code, output, errors } = await doctor()
  expect([code, errors]).toEqual([0, ''])
  expect(output).toMatch(/^ok +Database: embedded/m)
})

test('a database that is away or not migrated is named, with what to do, and no password', async () => {
  const away = await doctor({ ...secret, DATABASE_URL: 'postgresql://ada:hunter2@127.0.0.1:1/book' })
  expect(away.code).toBe(1)
  expect(away.output).toMatch(/^WRONG Database: pg at 127\.0\.0\.1 does not answer/m)
  expect(away.output + away.errors).not.toContain('hunter2')
  const opened = await createDatabase('pg')
  const settings = { ...secret, DATABASE_URL: opened.settings.url ?? '' }
  expect((await doctor(settings)).output).toMatch(/^WRONG Migrations: .*npm run migrate/m)
  await migrate(opened.db, migrations)
  expect((await doctor(settings)).output).toMatch(/^ok +Migrations/m)
  await opened.close()
})

test('settings that cannot be used are each named', async () => {
  const { code, output } = await doctor({ DATABASE_DRIVER: 'oracle', PORT: 'x' })
  expect(code).toBe(1)
  expect(output.match(/^WRONG Settings: (DATABASE_DRIVER|PORT) /gm)).toHaveLength(2)
})

test('an embedded database that a server has open is no fault', async () => {
  const { close } = await openDatabase({ kind: 'pglite', dataDir: folder })
  expect(await doctor()).toMatchObject({ code: 0, output: expect.stringContaining(`in use by process ${process.pid}`) })
  await close()
})
