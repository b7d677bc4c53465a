import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import { inject } from 'vitest'
import { z } from 'zod'
import { type DatabaseSettings, type Db, openDatabase } from '@/lib/db/client'
import { readEnv } from '@/lib/env'
import { copyMigrated } from './migrated'
import { neonHost, startNeonProxy } from './neon-proxy'

export const migrations = join(import.meta.dirname, '../../drizzle')

/** The driver of tests that need one, whichever it is: pg, or what TEST_DRIVER names, so that all run on each. */
export const driver = z.enum(['pglite', 'pg', 'neon']).parse(process.env.TEST_DRIVER ?? 'pg')

export type TestDatabase = { db: Db; settings: DatabaseSettings; close(): Promise<void> }

/** An empty database of its own, behind the named driver, chosen by its address as in production. */
export function createDatabase(kind: DatabaseSettings['kind']): Promise<TestDatabase> {
  return create(kind, '')
}

/** The same with every migration applied. */
export function createMigrated(kind: DatabaseSettings['kind']): Promise<TestDatabase> {
  return create(kind, inject('postgresTemplate'))
}

async function create(kind: DatabaseSettings['kind'], template: string): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lectern-data-'))
  if (kind === 'pglite' && template) await copyMigrated(dataDir)
  const host = kind === 'neon' ? neonHost : undefined
  const server = kind === 'pglite' ? undefined : await createPostgresDatabase(host, template)
  const secret = 'a secret that is long enough for tests'
  const env = readEnv({ DATABASE_URL: server?.url, DATA_DIR: dataDir, BETTER_AUTH_SECRET: secret })
  const { db, close } = await openDatabase(env.database)
  return {
    db,
    settings: env.database,
    async close() {
      await close()
      await server?.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Every row of every table, as its table's name and JSON, in order. */
export async function everyRow(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(
    sql`select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  const found = await Promise.all(
    rows.map(({ name }) =>
      db.execute<{ row: string }>(sql`select ${name} || ' ' || to_json(t) as row from ${sql.raw(name)} t`),
    ),
  )
  return found.flatMap((table) => table.rows.map(({ row }) => row)).sort()
}

async function createPostgresDatabase(host: string | undefined, template: string) {
  const address = inject('postgresUrl')
  const name = `lectern_${randomUUID().replaceAll('-', '')}`
  await run(address, `create database ${name} ${template && `template ${template}`}`)
  const endProxy = host ? await startNeonProxy(address) : undefined
  const url = new URL(address)
  url.pathname = `/${name}`
  if (host) url.hostname = host
  const drop = async () => {
    await endProxy?.()
    await run(address, `drop database ${name} with (force)`)
  }
  return { url: url.href, drop }
}

async function run(address: string, statement: string): Promise<void> {
  const client = new Client(address)
  await client.connect()
  await client.query(statement)
  await client.end()
}
