import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DatabaseSettings, type Db, openDatabase } from '@/lib/db/client'
import { copyIn, copyOut } from '@/lib/db/copy'
import { migrate } from '@/lib/db/migrate'
import { audit, user } from '@/lib/db/schema'
import { bare } from '../support/app'
import { createDatabase, everyRow, migrations, type TestDatabase } from '../support/database'
import { earlierMigrations, fill, readJournal } from '../support/earlier'

const root = join(import.meta.dirname, '../..')
let folder: string
let file: string
/** What the laptop's database holds: some of every table, and more rows of two than are fetched at a time. */
let rows: string[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-copy-'))
  file = join(folder, 'backup.gz')
  rows = await inLaptop(async (db) => {
    await migrate(db, migrations)
    await fill(db)
    const many = Array.from({ length: 1201 }, (_, n) => n)
    const background = { software_background: `“Ω” \\ "'; $1 ${'x'.repeat(99)}`, hardware_background: '' }
    await db
      .insert(user)
      .values(many.map((n) => ({ id: `r${n}`, name: '\n\t', email: `r${n}@x.example`, ...background })))
    await db.insert(audit).values(many.map((n) => ({ event: 'refused', subject: `r${n}` })))
    return everyRow(db)
  })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const laptop = (): DatabaseSettings => ({ kind: 'pglite', dataDir: folder })

async function inLaptop<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = await openDatabase(laptop())
  return work(db).finally(close)
}

/** `npm run db` on the laptop, or on another database. */
function run(args: string[], database: DatabaseSettings = laptop()) {
  const settings = { DATA_DIR: database.dataDir, DATABASE_URL: database.url ?? '', BETTER_AUTH_SECRET: 'x'.repeat(32) }
  const options = { cwd: root, env: { ...bare(), ...settings }, encoding: 'utf8' } as const
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/db.ts', ...args], options)
}

async function expectSame(db: Db): Promise<void> {
  const own = (all: string[]) => all.filter((row) => !row.startsWith('drizzle.')).sort()
  expect(own(await everyRow(db)).length).toBeGreaterThan(2400)
  expect(own(await everyRow(db))).toEqual(own(rows))
  const next = await db.insert(audit).values({ event: 'after' }).returning({ id: audit.id })
  const { rows: most } = await db.execute<{ most: number }>(sql`select max(id)::int as most from audit`)
  expect(next[0]?.id).toBe(most[0]?.most)
}

async function inNew(kind: 'pglite' | 'pg', work: (opened: TestDatabase) => Promise<void>): Promise<void> {
  const opened = await createDatabase(kind)
  await work(opened).finally(opened.close)
}

test('every row goes from the laptop to a Postgres, and a second time nothing is touched', async () => {
  await inNew('pg', async ({ db, settings }) => {
    const moved = run(['move-to', settings.url ?? ''])
    expect(moved).toMatchObject({ status: 0, stderr: '' })
    expect(moved.stdout).toContain('BETTER_AUTH_SECRET')
    await expectSame(db)
    const before = await everyRow(db)
    expect(run(['move-to', settings.url ?? '']).stderr).toContain('not empty')
    expect(await everyRow(db)).toEqual(before)
  })
})

test('a backup is restored on another driver, and is nobody else’s to read', async () => {
  expect(run(['backup', file])).toMatchObject({ status: 0, stderr: '' })
  expect(run(['backup', file]).stderr).toContain('Name another file')
  expect(spawnSync('stat', ['-c', '%a', file], { encoding: 'utf8' }).stdout.trim()).toBe('600')
  await inNew('pg', async ({ db, settings }) => {
    expect(run(['restore', file], settings)).toMatchObject({ status: 0, stderr: '' })
    await expectSame(db)
  })
})

test('a backup that is cut, altered or of something else is refused, and nothing of it stays', async () => {
  const lines = gunzipSync(await readFile(file))
    .toString()
    .trimEnd()
    .split('\n')
  const first = lines.findIndex((line) => line.includes('r700@'))
  const spoilt: [string, string[]][] = [
    ['cut', lines.slice(0, 1000)],
    [
      'cut at a table',
      lines.slice(
        0,
        lines.findLastIndex((line) => line.startsWith('T ')),
      ),
    ],
    ['altered', lines.with(first, lines[first]?.replace('r700@', 'r7OO@') ?? '')],
    ['short of a row', lines.toSpliced(first, 1)],
    ['a letter', ['Dear Ada']],
    ['nothing', []],
  ]
  await inNew('pg', async ({ db, settings }) => {
    await migrate(db, migrations)
    const empty = await everyRow(db)
    for (const [what, copy] of spoilt) {
      await expect(copyIn(db, migrations, given(copy)), what).rejects.toMatchObject({ code: 'body_invalid' })
      expect(await everyRow(db), what).toEqual(empty)
    }
    const torn = join(folder, 'torn.gz')
    await writeFile(torn, (await readFile(file)).subarray(0, 9000))
    const answer = run(['restore', torn], settings)
    expect([answer.status, answer.stderr.trim().split('\n').length]).toEqual([1, 1])
    expect(await everyRow(db)).toEqual(empty)
  })
})

async function* given(lines: string[]): AsyncGenerator<string> {
  yield* lines
}

test('a backup of an earlier version is brought up to date', async () => {
  const journal = await readJournal()
  const earlier = await earlierMigrations(1)
  const lines: string[] = []
  await inNew('pg', async ({ db }) => {
    await migrate(db, earlier.folder)
    await fill(db)
    await copyOut(db, async (line) => void lines.push(line))
  })
  await inNew('pg', async ({ db }) => {
    expect(
      await copyIn(
        db,
        migrations,
        (async function* () {
          yield* lines
        })(),
      ),
    ).toBeGreaterThan(20)
    const { rows: done } = await db.execute<{ n: number }>(
      sql`select count(*)::int as n from drizzle.__drizzle_migrations`,
    )
    expect(done[0]?.n).toBe(journal.length)
  })
  await earlier.remove()
})
