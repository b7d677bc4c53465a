import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { type DatabaseSettings, type Db, openDatabase } from '@/lib/db/client'
import { copyIn, copyOut } from '@/lib/db/copy'
import { readFit, requireFit } from '@/lib/db/migrate'
import { type Env, readEnv } from '@/lib/env'
import { misused } from './asked'
import { withEnvFile } from './env-file'
import { main } from './setup.mjs'

const usage = `npm run db -- backup [file]          every row, from one moment, while the site runs on Postgres
npm run db -- restore <file>         into a database that is empty
npm run db -- move-to <address>      from the settings' database into an empty Postgres`

const migrations = join(process.cwd(), 'drizzle')

const commands: Record<string, (env: Env, given: string) => Promise<string>> = { backup, restore, 'move-to': moveTo }

// npm run db: copies of the whole database. What a copy cannot hold is the secret that some of its values are encrypted with.
const [name = '', given = ''] = process.argv.slice(2)
await main(async () => {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command || (name !== 'backup' && !given)) misused(usage)
  console.info(await command(readEnv(await withEnvFile()), given))
})

async function backup(env: Env, given: string): Promise<string> {
  const file = given || `lectern-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.gz`
  if (existsSync(file)) throw new Error(`${file} is there already. Name another file.`)
  const draft = `${file}.draft`
  try {
    const rows = await using(env.database, async (db) => {
      requireFit(await readFit(db, migrations))
      const lines = new PassThrough()
      const written = pipeline(lines, createGzip(), createWriteStream(draft, { mode: 0o600 }))
      const copied = await Promise.race([copyOut(db, into(lines)), written.then(() => 0)])
      lines.end()
      await written
      return copied
    })
    await rename(draft, file)
    return `${count(rows)} in ${file}. Keep the secret with it: ${secretOf(env)}.`
  } finally {
    await rm(draft, { force: true })
  }
}

async function restore({ database }: Env, file: string): Promise<string> {
  const rows = await using(database, async (db) => {
    const text = new PassThrough()
    const read = pipeline(createReadStream(file), createGunzip(), text)
    const [rows] = await Promise.all([copyIn(db, migrations, linesOf(text)), read])
    return rows
  })
  return `${count(rows)} restored.`
}

async function moveTo(env: Env, address: string): Promise<string> {
  const secret = env.secret ?? 'unused while moving'
  const target = readEnv({ DATABASE_URL: address, DATA_DIR: env.database.dataDir, BETTER_AUTH_SECRET: secret }).database
  if (target.kind === 'pglite' || target.url === env.database.url)
    throw new Error('Name the address of another Postgres: postgresql://user:password@host/database.')
  const rows = await using(env.database, async (from) => {
    requireFit(await readFit(from, migrations))
    return using({ ...target, url: target.unpooledUrl }, async (to) => {
      const lines = new PassThrough({ highWaterMark: 1 << 20 })
      const taken = copyIn(to, migrations, linesOf(lines))
      const given = copyOut(from, into(lines)).then(
        () => lines.end(),
        (cause: Error) => lines.destroy(cause),
      )
      const [moved] = await Promise.all([taken.catch((cause: Error) => failed(lines, cause)), given])
      return moved
    })
  })
  return `${count(rows)} moved, each compared. Set DATABASE_URL to that address, and BETTER_AUTH_SECRET to ${secretOf(env)}.`
}

function failed(lines: PassThrough, cause: Error): never {
  lines.destroy(cause)
  throw cause
}

function into(lines: PassThrough): (line: string) => Promise<void> {
  const closing = new AbortController()
  lines.once('close', () => closing.abort())
  return async (line) => {
    if (lines.destroyed) throw lines.errored ?? new Error('The copy could not be written.')
    if (!lines.write(`${line}\n`)) await once(lines, 'drain', { signal: closing.signal })
  }
}

async function* linesOf(text: PassThrough): AsyncGenerator<string> {
  let rest = ''
  text.setEncoding('utf8')
  for await (const chunk of text) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest) yield rest
}

async function using<T>(database: DatabaseSettings, work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = await openDatabase(database, { queryTimeoutMs: 0 })
  try {
    return await work(db)
  } finally {
    await close()
  }
}

function secretOf({ database, secret }: Env): string {
  return secret || database.kind !== 'pglite'
    ? 'the BETTER_AUTH_SECRET of the settings'
    : `what ${join(database.dataDir, 'secret')} holds`
}

function count(rows: number): string {
  return rows === 1 ? 'One row' : `${rows} rows`
}
