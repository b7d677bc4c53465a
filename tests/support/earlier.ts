import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Db } from '@/lib/db/client'
import { migrations } from './database'

type Journal = { entries: { idx: number; when: number; tag: string }[] }

/** The migrations, oldest first. */
export async function readJournal(): Promise<Journal['entries']> {
  return JSON.parse(await readFile(join(migrations, 'meta/_journal.json'), 'utf8')).entries
}

/** A folder of the first `count` migrations, as an earlier version had it. */
export async function earlierMigrations(count: number): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-earlier-'))
  await cp(migrations, folder, { recursive: true })
  const journal: Journal = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8'))
  journal.entries = journal.entries.slice(0, count)
  await writeFile(join(folder, 'meta/_journal.json'), JSON.stringify(journal))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Puts two rows into each table there is, in every column that must have a value; whatever the version, it has data. */
export async function fill(db: Db): Promise<void> {
  const { rows } = await db.execute<Column>(sql`
    select c.table_name as "table", c.column_name as "column", c.data_type as type,
      c.is_identity = 'YES' or c.column_default like 'nextval%' as made, k.ref as ref
    from information_schema.columns c
    left join (select conrelid::regclass::text as tbl, a.attname as col, confrelid::regclass::text as ref
      from pg_constraint join pg_attribute a on a.attrelid = conrelid and a.attnum = conkey[1] where contype = 'f') k
      on k.tbl = c.table_name and k.col = c.column_name
    where c.table_schema = 'public' order by c.table_name, c.ordinal_position`)
  const tables = Map.groupBy ? Map.groupBy(rows, (row) => row.table) : grouped(rows)
  const left = new Set(tables.keys())
  while (left.size > 0) {
    const next = [...left].find((table) =>
      tables.get(table)?.every(({ ref }) => !ref || ref === table || !left.has(ref)),
    )
    if (!next) throw new Error(`Tables refer to each other: ${[...left]}`)
    left.delete(next)
    const columns = (tables.get(next) ?? []).filter(({ made }) => !made)
    for (const n of [1, 2]) {
      const values = columns.map(({ table, column, type, ref }) => literal(ref ?? table, ref ? 'id' : column, type, n))
      const names = columns.map(({ column }) => `"${column}"`)
      await db.execute(sql.raw(`insert into "${next}" (${names}) values (${values})`))
    }
  }
}

type Column = { table: string; column: string; type: string; made: boolean; ref: string | null }

function grouped(rows: Column[]): Map<string, Column[]> {
  const tables = new Map<string, Column[]>()
  for (const row of rows) tables.set(row.table, [...(tables.get(row.table) ?? []), row])
  return tables
}

// The one reference by another name than `id` is the key of a generation.
function literal(table: string, column: string, type: string, n: number): string {
  if (type === 'text') return `'${table === 'generation' ? 'key' : `${table}.${column}`}.${n} “Ω”'`
  if (type === 'boolean') return 'true'
  if (type === 'jsonb') return `'{"text":"“Ω” ${n}"}'`
  if (type === 'date') return `'2026-03-0${n}'`
  if (type.startsWith('timestamp')) return `'2026-03-0${n}T12:00:00.123Z'`
  return String(n)
}
