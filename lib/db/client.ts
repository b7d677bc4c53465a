import { AsyncLocalStorage } from 'node:async_hooks'
import type { EventEmitter } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Pool as NeonPool } from '@neondatabase/serverless'
import { attachDatabasePool } from '@vercel/functions'
import { sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { Pool } from 'pg'
import { failureOf } from './failure'
import { prepareFolder } from './folder'
import { lock } from './lock'
import * as schema from './schema'
import { spareMemory } from './wasm'

/** What all drivers have in common: `rows`. They count rows differently, so a write says `returning` and counts. */
type Rows<T> = { rows: T[] }
interface AnyResultHKT extends PgQueryResultHKT {
  readonly type: Rows<this['row']>
}

/** The database, whichever driver is behind it; a transaction is one too. */
export type Db = PgDatabase<AnyResultHKT, typeof schema>

export type DatabaseSettings = { kind: 'pglite' | 'pg' | 'neon'; url?: string; dataDir: string }
export type OpenDatabase = { db: Db; close(): Promise<void> }
/** `queryTimeoutMs` is 0 where a statement may take as long as it takes, as in a migration. */
type Options = { vercel?: boolean; patienceMs?: number; queryTimeoutMs?: number }

/**
 * Opens the database the settings name. A pool connects on first use; the embedded database is locked and started now.
 * Failures of queries carry the codes of `failureOf`. Of the drivers only the one that is wanted is loaded.
 * @throws {LockedError} when another process has the embedded database open, after `patienceMs` (5000)
 * @throws {Error} when the embedded database's folder cannot be made or written to
 */
export async function openDatabase(settings: DatabaseSettings, options: Options = {}): Promise<OpenDatabase> {
  if (settings.kind === 'pglite')
    return openPglite(join(/* turbopackIgnore: true */ settings.dataDir, 'pglite'), options)
  return settings.kind === 'neon' ? openNeon(settings.url, options) : openPg(settings.url, options)
}

async function openPglite(dataDir: string, { patienceMs }: Options): Promise<OpenDatabase> {
  const release = await take(dataDir, patienceMs)
  try {
    await prepareFolder(dataDir)
    spareMemory()
    const [{ PGlite }, { drizzle }] = await Promise.all([import('@electric-sql/pglite'), import('drizzle-orm/pglite')])
    // The default of 128 MB of shared buffers is memory a single reader never needs.
    const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB']
    const client = await PGlite.create({ dataDir, startParams })
    const close = async () => {
      await client.close()
      release()
    }
    return { db: guarded(drizzle({ client, schema })), close }
  } catch (error) {
    release()
    throw error
  }
}

/** Makes the folder that an embedded database stands in, and keeps the database for this process. */
async function take(dataDir: string, patienceMs: number | undefined): Promise<() => void> {
  const folder = dirname(dataDir)
  try {
    await mkdir(folder, { recursive: true })
    return await lock(dataDir, { patienceMs })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (!['EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOTDIR', 'ENOENT'].includes(code)) throw cause
    const needed = 'DATA_DIR has to name a folder that this process may write to.'
    throw new Error(`Nothing can be kept in ${folder} (${code}). ${needed}`, { cause })
  }
}

async function openPg(url: string | undefined, { vercel, queryTimeoutMs }: Options): Promise<OpenDatabase> {
  const [{ default: pg }, { drizzle }] = await Promise.all([import('pg'), import('drizzle-orm/node-postgres')])
  // pg reads `require` as `verify-full` and warns of it; the word is said for it.
  const pool = new pg.Pool({
    connectionString: url?.replace(/sslmode=require\b/, 'sslmode=verify-full'),
    ...limits(queryTimeoutMs),
  })
  return { db: guarded(drizzle({ client: attended(pool, vercel), schema })), close: () => pool.end() }
}

async function openNeon(url: string | undefined, { vercel, queryTimeoutMs }: Options): Promise<OpenDatabase> {
  const loaded = [import('@neondatabase/serverless'), import('drizzle-orm/neon-serverless'), import('ws')] as const
  const [{ Pool, neonConfig }, { drizzle }, { WebSocket }] = await Promise.all(loaded)
  // The one that Node has from version 22 on does not say why it could not connect.
  neonConfig.webSocketConstructor ??= WebSocket
  const pool = new Pool({ connectionString: url, ...limits(queryTimeoutMs) })
  return { db: guarded(drizzle({ client: attended(pool, vercel), schema })), close: () => pool.end() }
}

/**
 * Nothing is waited for without end. A statement is given up here and not by Postgres, for a pooler does not let a
 * session have a limit of its own.
 */
function limits(queryTimeoutMs = 10_000) {
  const query_timeout = queryTimeoutMs || undefined
  return { max: 5, idleTimeoutMillis: 5000, connectionTimeoutMillis: 10_000, keepAlive: true, query_timeout }
}

/** A connection lost while no query runs is an event; unheard, it would end the process. */
function attended<P extends Pool | NeonPool>(pool: P, vercel = false): P {
  const report = (error: Error) => console.error(`A database connection was lost: ${error.message}`)
  pool.on('error', report)
  pool.on('connect', (client: EventEmitter) => client.on('error', report))
  // One whose statement was given up is still waiting for it: whoever got it next would wait as well.
  pool.on('release', (_: Error | undefined, client: Released) => {
    if (!client.readyForQuery) client.end().catch(report)
  })
  if (vercel) attachDatabasePool(pool)
  regain(pool)
  return pool
}

type Released = EventEmitter & { readyForQuery: boolean; end(): Promise<void> }

/**
 * Drizzle gives a connection back when its transaction ends, and not when it could not begin: each that is lost just then
 * would be missing for good, until none is left. Only Drizzle's transactions ask for a connection by a promise.
 */
function regain<C extends Lent>(pool: { connect(): Promise<C> }): void {
  const connect = pool.connect
  const lend = async () => {
    const client: C = await Reflect.apply(connect, pool, [])
    client.query = async (...begin) => {
      Reflect.deleteProperty(client, 'query')
      try {
        return await client.query(...begin)
      } catch (cause) {
        client.release(true)
        throw cause
      }
    }
    return client
  }
  pool.connect = (...given: unknown[]) => (given.length > 0 ? Reflect.apply(connect, pool, given) : lend())
}

type Lent = { query(...given: unknown[]): unknown; release(broken: boolean): void }

/** @throws {LecternError} `database_unavailable` when there is no answer */
export async function probe(db: Db): Promise<void> {
  await db.execute(sql`select 1`)
}

/**
 * Names the failures of a database, and refuses its outer handle inside its own transaction: with one connection, as
 * PGlite has, that would wait for itself for ever.
 */
function guarded(db: Db): Db {
  const inside = new AsyncLocalStorage<{ open: boolean }>()
  const { session } = db._
  const transaction = session.transaction.bind(session)
  const refuse = () => {
    if (inside.getStore()?.open) throw new Error('Inside a transaction only its own handle may be used.')
  }
  nameFailures(session, refuse)
  session.transaction = async (work, config) => {
    refuse()
    const state = { open: true }
    const begun = transaction((tx) => {
      // Named here too: what asks may take a failure for its own, and say something else.
      nameFailures(tx._.session)
      return inside.run(state, () => work(tx))
    }, config)
    return named(begun).finally(() => {
      state.open = false
    })
  }
  return db
}

function nameFailures(session: Db['_']['session'], before = () => {}): void {
  const prepareQuery = session.prepareQuery.bind(session)
  session.prepareQuery = (...query) => {
    before()
    const prepared = prepareQuery(...query)
    const execute = prepared.execute.bind(prepared)
    prepared.execute = (...values) => named(execute(...values))
    return prepared
  }
}

async function named<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw failureOf(error)
  }
}
