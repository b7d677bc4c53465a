import { join } from 'node:path'
import { openDatabase } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { readEnv } from '@/lib/env'
import { withEnvFile } from './env-file'
import { main } from './setup.mjs'

await main(async () => {
  console.info(await migrateDatabase())
})

/** Migrates the database the settings name, past the pooler where its address is known. */
async function migrateDatabase(): Promise<string> {
  const { database, vercel } = readEnv(await withEnvFile())
  if (vercel && !database.url) return 'There is no database to migrate: NEON_DB_URL or DATABASE_URL is not set.'
  const { db, close } = await openDatabase({ ...database, url: database.unpooledUrl }, { queryTimeoutMs: 0 })
  try {
    const applied = await migrate(db, join(process.cwd(), 'drizzle'))
    return applied === 0 ? 'The database is up to date.' : `Migrations applied: ${applied}.`
  } finally {
    await close()
  }
}
