import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The name of a database, in that Postgres, that is brought up to date and otherwise empty. */
    postgresTemplate: string
  }
}

const run = promisify(execFile)
const migrations = join(import.meta.dirname, '../../drizzle')
// Workers inherit it. A bench has none: its servers make their database themselves.
const setting = 'LECTERN_TEST_TEMPLATE'

/** Brings one database of each kind up to date, of which tests that look at no migration get copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lectern-migrated-'))
  const address = new URL(project.getProvidedContext().postgresUrl)
  const name = `lectern_template_${process.pid}`
  const server = await openDatabase({ kind: 'pg', url: address.href, dataDir })
  await server.db.execute(`create database ${name}`)
  address.pathname = `/${name}`
  for (const settings of [{ kind: 'pg' as const, url: address.href }, { kind: 'pglite' as const }]) {
    const { db, close } = await openDatabase({ ...settings, dataDir })
    await migrate(db, migrations)
    await close()
  }
  process.env[setting] = join(dataDir, 'pglite')
  project.provide('postgresTemplate', name)
  return async () => {
    await server.db.execute(`drop database ${name}`)
    await server.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Puts an embedded database that is up to date into a folder, where one was made. */
export async function copyMigrated(dataDir: string): Promise<void> {
  const template = process.env[setting]
  const copy = join(dataDir, 'pglite')
  // A thousand files: Node takes a second of processor time for what this does in none.
  if (template) await run('cp', ['-r', template, copy]).catch(() => cp(template, copy, { recursive: true }))
}
