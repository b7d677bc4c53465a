import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { reserve, takeRequest } from '@/lib/db/quota'
import { migrations } from '../support/database'

const root = join(import.meta.dirname, '../..')
const [three, cap] = [
  { sections: 3, tokens: 30 },
  { sections: 10, tokens: 100 },
]
const reader = { subject: 'reader', registered: false }
const now = new Date('2026-03-04T12:00:00Z')

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lectern-pglite-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

/** `npm run migrate` as another process. */
function migrateElsewhere() {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, NODE_ENV: 'production' } as const
  const options = { cwd: root, env, encoding: 'utf8' } as const
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/migrate.ts'], options)
}

test('a folder that cannot be is named, with the setting that names it', async () => {
  await writeFile(join(dataDir, 'file'), '')
  const opened = openDatabase({ kind: 'pglite', dataDir: join(dataDir, 'file') })
  await expect(opened).rejects.toThrow(/Nothing can be kept in .*file \(EEXIST\)\. DATA_DIR /)
})

test('a second process is refused with one line, and nothing is lost', async () => {
  const { db, close } = await openDatabase({ kind: 'pglite', dataDir })
  await migrate(db, migrations)
  await reserve(db, reader, three, cap, now)
  const second = migrateElsewhere()
  expect(second.status).toBe(1)
  expect(second.stderr.trim().split('\n')).toEqual([expect.stringContaining(`in use by process ${process.pid}`)])
  expect((await takeRequest(db, reader, 0, now)).usage).toMatchObject({ sections: 3, tokens: 30 })
  await close()
  expect(migrateElsewhere()).toMatchObject({ status: 0, stdout: 'The database is up to date.\n' })
})

test('after a process was killed the next one finds what was written', async () => {
  const script = `
    import { openDatabase } from '@/lib/db/client'
    import { migrate } from '@/lib/db/migrate'
    import { reserve } from '@/lib/db/quota'
    const { db } = await openDatabase({ kind: 'pglite', dataDir: ${JSON.stringify(dataDir)} })
    await migrate(db, 'drizzle')
    const reader = { subject: 'reader', registered: false }
    await reserve(db, reader, ${JSON.stringify(three)}, ${JSON.stringify(cap)}, new Date(${now.getTime()}))
    console.log('written')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { cwd: root })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const { db, close } = await openDatabase({ kind: 'pglite', dataDir })
  expect((await takeRequest(db, reader, 0, now)).usage).toMatchObject({ sections: 3, tokens: 30 })
  await close()
})

test('a closed database says that it cannot be reached', async () => {
  const { db, close } = await openDatabase({ kind: 'pglite', dataDir })
  await close()
  await expect(takeRequest(db, reader, 1, now)).rejects.toMatchObject({ code: 'database_unavailable' })
})
