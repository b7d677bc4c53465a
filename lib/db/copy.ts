import { sql } from 'drizzle-orm'
import { LecternError } from '@/lib/errors'
import type { Db } from './client'
import { migrate, readApplied } from './migrate'

// A copy is text, a line at a time: `L` the migrations, then for each table `T` its name, `R` each row as JSON and `E`
// how many they were, with a digest of them all; at the end `Z`. So one that was cut or altered is known.
type Table = { name: string; refs: string[] }
type Sum = { rows: number; digest: string }

const page = 500

/**
 * Says every row of every table as a line, from one moment of the database, however much is written meanwhile.
 * @returns how many rows
 */
export async function copyOut(db: Db, write: (line: string) => Promise<void>): Promise<number> {
  const applied = [...(await readApplied(db)).keys()].sort((a, b) => a - b)
  return db.transaction(
    async (tx) => {
      await tx.execute(sql`set local timezone = 'UTC'`)
      await write(`L ${JSON.stringify(applied)}`)
      let total = 0
      for (const { name } of await tables(tx)) {
        await write(`T ${name}`)
        const table = sql.identifier(name)
        await tx.execute(sql`declare rows no scroll cursor for select to_jsonb(t)::text as row from ${table} t`)
        for (let fetched = page; fetched === page; ) {
          const { rows } = await tx.execute<{ row: string }>(sql.raw(`fetch ${page} from rows`))
          for (const { row } of rows) await write(`R ${row}`)
          fetched = rows.length
        }
        await tx.execute(sql`close rows`)
        const sum = await sumOf(tx, name)
        await write(`E ${sum.rows} ${sum.digest}`)
        total += sum.rows
      }
      await write('Z')
      return total
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/**
 * Puts a copy into a database that holds nothing yet, all or none of it: brought to the version of the copy, filled,
 * compared row by row with what was copied, and then brought to the version of `folder`.
 * @returns how many rows
 * @throws {LecternError} `body_invalid` when the copy is not whole or the database is not empty
 */
export async function copyIn(db: Db, folder: string, lines: AsyncIterable<string>): Promise<number> {
  const reader = lines[Symbol.asyncIterator]()
  const next = async () => {
    const { value, done } = await reader.next()
    return done ? '' : String(value)
  }
  const head = await next()
  if (!head.startsWith('L ')) throw refused('This is no copy of a Lectern database.')
  const versions: number[] = JSON.parse(head.slice(2))
  await migrate(db, folder, new Set(versions))
  const applied = await readApplied(db)
  if (applied.size !== versions.length || !versions.every((version) => applied.has(version)))
    throw refused('The database is of another version than the copy. Copy into a new one, with a version as new.')
  const total = await db.transaction(async (tx) => {
    await tx.execute(sql`set local timezone = 'UTC'`)
    await requireEmpty(tx)
    let rows = 0
    let line = await next()
    for (; line.startsWith('T '); line = await next()) rows += await fillTable(tx, line.slice(2), next)
    if (line !== 'Z') throw refused('The copy ends too early: it is not whole.')
    return rows
  })
  await migrate(db, folder)
  return total
}

async function fillTable(tx: Db, name: string, next: () => Promise<string>): Promise<number> {
  const table = sql.identifier(name)
  const insert = async (rows: string[]) => {
    if (rows.length === 0) return
    await tx.execute(sql`insert into ${table} overriding system value
      select * from jsonb_populate_recordset(null::${table}, ${`[${rows}]`}::jsonb)`)
  }
  let batch: string[] = []
  let line = await next()
  for (; line.startsWith('R '); line = await next()) {
    batch.push(line.slice(2))
    if (batch.length < page) continue
    await insert(batch)
    batch = []
  }
  await insert(batch)
  const { rows, digest } = await sumOf(tx, name)
  if (line.trim() !== `E ${rows} ${digest}`.trim())
    throw refused(`The rows of "${name}" are not those that were copied. Nothing was changed.`)
  await continueNumbers(tx, name)
  return rows
}

/** The next row gets a number that no copied one has. */
async function continueNumbers(tx: Db, name: string): Promise<void> {
  const { rows } = await tx.execute<{ column: string }>(sql`
    select column_name as "column" from information_schema.columns
    where table_schema = 'public' and table_name = ${name} and is_identity = 'YES'`)
  for (const { column } of rows)
    await tx.execute(sql`
      select setval(pg_get_serial_sequence(${`"${name}"`}, ${column}), greatest(max(${sql.identifier(column)}), 1),
        max(${sql.identifier(column)}) is not null) from ${sql.identifier(name)}`)
}

async function requireEmpty(tx: Db): Promise<void> {
  for (const { name } of await tables(tx)) {
    const { rows } = await tx.execute(sql`select 1 from ${sql.identifier(name)} limit 1`)
    if (rows.length > 0) throw refused(`The database is not empty: there are rows in "${name}". Nothing was changed.`)
  }
}

async function sumOf(tx: Db, name: string): Promise<Sum> {
  const { rows } = await tx.execute<Sum>(sql`
    select count(*)::int as rows, coalesce(md5(string_agg(digest, '' order by digest collate "C")), '') as digest
    from (select md5(to_jsonb(t)::text) as digest from ${sql.identifier(name)} t) digests`)
  return rows[0] ?? { rows: 0, digest: '' }
}

/** Every table, each after those it refers to. */
async function tables(db: Db): Promise<Table[]> {
  const { rows } = await db.execute<{ name: string; refs: string }>(sql`
    select c.relname as name, coalesce((select string_agg(r.relname, ' ') from pg_constraint k
      join pg_class r on r.oid = k.confrelid where k.conrelid = c.oid and k.contype = 'f'), '') as refs
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by c.relname`)
  const left = rows.map(({ name, refs }) => ({ name, refs: refs.split(' ').filter((ref) => ref && ref !== name) }))
  const sorted: Table[] = []
  while (left.length > 0) {
    const ready = left.findIndex(({ refs }) => refs.every((ref) => sorted.some(({ name }) => name === ref)))
    if (ready < 0) throw new Error(`Tables refer to each other: ${left.map(({ name }) => name).join(', ')}`)
    sorted.push(...left.splice(ready, 1))
  }
  return sorted
}

function refused(message: string): LecternError {
  return new LecternError('body_invalid', message)
}
