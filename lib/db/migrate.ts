import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Db } from './client'

/**
 * Brings the database up to the migrations in `folder`, in one transaction. Any number of processes may do so at once:
 * one works, the others wait up to 5 s. The record is drizzle-kit's own table, so its commands work alongside.
 * @returns how many were applied
 */
export async function migrate(db: Db, folder: string): Promise<number> {
  const migrations = readMigrationFiles({ migrationsFolder: folder })
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local lock_timeout = '5s'`)
    // Held to the end of the transaction: session locks mean nothing behind a pooler in transaction mode.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('lectern.migrate'))`)
    await tx.execute(sql`create schema if not exists drizzle`)
    await tx.execute(
      sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
    )
    const last = await lastApplied(tx)
    const due = migrations.filter((migration) => migration.folderMillis > last)
    for (const { sql: statements, hash, folderMillis } of due) {
      for (const statement of statements) await tx.execute(sql.raw(statement))
      await tx.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`,
      )
    }
    return due.length
  })
}

/** How many migrations in `folder` the database lacks. */
export async function pending(db: Db, folder: string): Promise<number> {
  const { rows } = await db.execute<{ there: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  )
  const last = rows[0]?.there ? await lastApplied(db) : 0
  return readMigrationFiles({ migrationsFolder: folder }).filter(({ folderMillis }) => folderMillis > last).length
}

async function lastApplied(db: Db): Promise<number> {
  // Drivers differ in how they give a bigint; as text they agree.
  const { rows } = await db.execute<{ last: string }>(
    sql`select coalesce(max(created_at), 0)::text as last from drizzle.__drizzle_migrations`,
  )
  return Number(rows[0]?.last ?? 0)
}
