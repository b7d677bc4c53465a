import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { LecternError } from '@/lib/errors'
import { isAdditive } from './additive'
import type { Db } from './client'

/**
 * How a database fits a server: how many migrations it lacks, and how many it has that the server neither knows nor
 * can go on beside.
 */
export type Fit = { lacking: number; unknown: number }

/**
 * Brings the database up to the migrations in `folder`, in one transaction. Any number of processes may do so at once:
 * one works, the others wait up to 5 s. The record is drizzle-kit's own table, so its commands work alongside.
 * @param only the migrations to apply, by when they were made; all, if not given
 * @returns how many were applied
 * @throws {LecternError} `not_migrated` when a newer version has changed the database; nothing is done then
 */
export async function migrate(db: Db, folder: string, only?: Set<number>): Promise<number> {
  const migrations = readMigrationFiles({ migrationsFolder: folder })
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local lock_timeout = '5s'`)
    // Held to the end of the transaction: session locks mean nothing behind a pooler in transaction mode.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('lectern.migrate'))`)
    await tx.execute(sql`create schema if not exists drizzle`)
    await tx.execute(
      sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
    )
    await tx.execute(sql`alter table drizzle.__drizzle_migrations add column if not exists additive boolean`)
    const applied = await readApplied(tx)
    requireFit({ ...fitOf(migrations, applied), lacking: 0 })
    const due = migrations.filter(({ folderMillis: made }) => !applied.has(made) && (only?.has(made) ?? true))
    for (const { sql: statements, hash, folderMillis } of due) {
      for (const statement of statements) await tx.execute(sql.raw(statement))
      await tx.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at, additive)
          values (${hash}, ${folderMillis}, ${isAdditive(statements)})`,
      )
    }
    return due.length
  })
}

/** How the database fits a server with the migrations in `folder`. One statement. */
export async function readFit(db: Db, folder: string): Promise<Fit> {
  const applied = await readApplied(db).catch((cause: unknown) => {
    if (cause instanceof LecternError && cause.code === 'not_migrated') return new Map<number, boolean>()
    throw cause
  })
  return fitOf(readMigrationFiles({ migrationsFolder: folder }), applied)
}

/**
 * Lets pass only what fits.
 * @throws {LecternError} `not_migrated`, naming what to do in one line
 */
export function requireFit({ lacking, unknown }: Fit): void {
  const count = (number: number) => (number === 1 ? 'one migration' : `${number} migrations`)
  if (unknown > 0)
    throw new LecternError(
      'not_migrated',
      `A newer version of Lectern has changed the database by ${count(unknown)}. Deploy that version, or restore the backup from before it.`,
    )
  if (lacking > 0)
    throw new LecternError('not_migrated', `The database lacks ${count(lacking)}. Run "npm run migrate".`)
}

function fitOf(migrations: { folderMillis: number }[], applied: Map<number, boolean>): Fit {
  const known = new Set(migrations.map(({ folderMillis }) => folderMillis))
  const lacking = migrations.filter(({ folderMillis }) => !applied.has(folderMillis)).length
  return { lacking, unknown: [...applied].filter(([at, additive]) => !known.has(at) && !additive).length }
}

/** When each applied migration was made, and whether older servers can go on beside it; drizzle-kit does not say. */
export async function readApplied(db: Db): Promise<Map<number, boolean>> {
  // Drivers differ in how they give a bigint; as text they agree. The last column may be missing.
  const { rows } = await db.execute<{ made: string; additive: boolean }>(sql`
    select created_at::text as made, coalesce(to_jsonb(m) ->> 'additive' = 'true', false) as additive
    from drizzle.__drizzle_migrations m`)
  return new Map(rows.map(({ made, additive }) => [Number(made), additive]))
}
