import 'server-only'
import { join } from 'node:path'
import { waitUntil } from '@vercel/functions'
import { databaseKeySet, remoteKeySet } from '@/lib/auth/key-set'
import { printedMail, smtpMail } from '@/lib/auth/mail'
import { completeSecrets } from '@/lib/auth/secret'
import type { Auth } from '@/lib/auth/server'
import type { Book } from '@/lib/book/book'
import { theBook } from '@/lib/book/open'
import { accounts, endBegun } from '@/lib/db/account'
import { auditTrail } from '@/lib/db/audit'
import { cleanUp } from '@/lib/db/clean'
import { type Db, openDatabase, probe } from '@/lib/db/client'
import { mintKey, readKeys } from '@/lib/db/key'
import { takeTry } from '@/lib/db/limit'
import { migrate, readFit, requireFit } from '@/lib/db/migrate'
import type { CurrentSection } from '@/lib/db/pin'
import { forgetReader } from '@/lib/db/reader'
import { takeTurn } from '@/lib/db/turn'
import type { Env } from '@/lib/env'
import { LecternError } from '@/lib/errors'
import { Gate } from '@/lib/gate'
import { once } from '@/lib/once'
import type { Engine } from '@/lib/personalize/engine'
import { engineNameOf } from '@/lib/personalize/engines/name'
import type { Runtime } from '@/lib/runtime'

/** What the server runs on, each part opened when it is first asked for. */
export function openRuntime(env: Env): Runtime {
  const connection = once(() => openConnection(env))
  const database = once(async () => ready(env, await connection()))
  const auth = once(async () => openAuth(env, await database()))
  let engine: Engine | undefined
  const keySet = env.jwks ? remoteKeySet(env.jwks.url) : databaseKeySet(async () => readKeys(await database()))
  const clean = async () => cleanUp(await database(), { ...env.keep, sections: sectionsOf(theBook()) }, new Date())
  const cleanSometimes = sometimes(clean)
  return {
    env,
    database,
    probe: async () => probe(await connection()),
    auth,
    passkeyKeeper: async (aaguid) => (await import('@better-auth/passkey')).getAuthenticatorName(aaguid),
    keySet,
    publicKeys: async () => {
      const set = await keySet.publicKeys()
      return set.keys.length > 0 || env.jwks ? set : (await auth()).api.getJwks()
    },
    readings: new Gate(env.readings),
    accountsGate: new Gate(accountRequests),
    cleanUp: clean,
    expected: env.jwks ?? { issuer: env.issuer, audience: env.audience },
    fit: async () => readFit(await connection(), migrations()),
    book: theBook,
    engine: engineNameOf(env),
    engineTrouble: () => engine?.trouble(),
    readerOf: (subject) => ({ subject, registered: env.jwks === undefined }),
    takeTurn: async (reader, keys) => {
      cleanSometimes()
      return takeTurn(await database(), reader, keys)
    },
    meansOf: async (reader, turn) => {
      // As with accounts: what reads and writes Markdown and formulas is for who has a chapter personalized.
      const { meansOf, openEngine } = await import('@/lib/means')
      engine ??= openEngine(env, database, waitUntil)
      return meansOf(env, theBook(), engine, database, reader, turn)
    },
    preview: () => import('@/lib/preview'),
  }
}

async function openConnection(env: Env): Promise<Db> {
  // The disk of a function is not kept: an embedded database there would forget every reader.
  if (env.vercel && env.database.kind === 'pglite')
    throw new LecternError('database_unavailable', 'There is no database: NEON_DB_URL or DATABASE_URL is not set.')
  return (await openDatabase(env.database, { vercel: env.vercel })).db
}

/**
 * A database that this server can work with: brought up to date where that is the server's task, and looked at where
 * it is not. Once is enough, for a database never loses its migrations.
 */
async function ready(env: Env, db: Db): Promise<Db> {
  if (env.database.kind === 'pglite') await migrate(db, migrations())
  else if (env.migrateOnStart) await migrateUnpooled(env)
  else requireFit(await readFit(db, migrations()))
  return db
}

async function migrateUnpooled({ database }: Env): Promise<void> {
  const { db, close } = await openDatabase({ ...database, url: database.unpooledUrl }, { queryTimeoutMs: 0 })
  try {
    const applied = await migrate(db, migrations())
    if (applied > 0) console.info(`Migrations applied: ${applied}.`)
  } finally {
    await close()
  }
}

function migrations(): string {
  return join(process.cwd(), 'drizzle')
}

async function openAuth(env: Env, db: Db): Promise<Auth> {
  // Most pages and requests ask for no account, and need not be built or started with what makes one.
  const { makeAuth } = await import('@/lib/auth/server')
  const { kind, dataDir } = env.database
  const sender = `lectern@${new URL(env.baseUrl).hostname}`
  return makeAuth({
    ...env,
    ...(await completeSecrets(
      env,
      kind === 'pglite' ? join(/* turbopackIgnore: true */ dataDir, 'secret') : undefined,
    )),
    database: accounts(db),
    keys: { read: () => readKeys(db), mint: (fresh, suffices) => mintKey(db, fresh, suffices) },
    mail: env.smtpUrl
      ? smtpMail(env.smtpUrl, sender)
      : printedMail(env.vercel ? undefined : join(/* turbopackIgnore: true */ dataDir, 'outbox')),
    language: theBook().outline.language,
    rateLimit: env.authRateLimit,
    welcome: env.smtpUrl !== undefined,
    takeTry: async (key, allowance) => (env.authRateLimit ? takeTry(db, key, allowance, new Date()) : undefined),
    record: auditTrail(db, env.auditRetentionDays),
    forget: (reader) => forgetReader(db, reader),
    endBegun: (subject) => endBegun(db, subject),
    background: waitUntil,
  })
}

function sectionsOf({ chapters }: Book): CurrentSection[] {
  return chapters.flatMap(({ slug: chapter, versions }) =>
    Object.entries(versions).map(([section, version]) => ({ chapter, section, version })),
  )
}

/** Passwords are hashed four at a time; who would wait behind more than this is told to come back. */
const accountRequests = 200

const hour = 3_600_000

/**
 * Does what no reader waits for: now and then, as requests come. Where nothing is scheduled, what is over goes by this;
 * a process that has just begun has better things to do.
 */
function sometimes(work: () => Promise<unknown>): () => void {
  let next = Date.now() + hour / 6
  return () => {
    if (Date.now() < next) return
    next = Date.now() + hour
    const report = (cause: unknown) => console.error(`clean-up: ${cause instanceof Error ? cause.message : 'failed'}`)
    waitUntil(work().catch(report))
  }
}
