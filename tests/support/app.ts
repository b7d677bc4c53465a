import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Settings } from '@/lib/settings'
import { refuseSecrets } from './discreet'
import { copyMigrated } from './migrated'

/** The built server, as a process of its own. */
export type App = {
  url: string
  pid: number
  dataDir: string
  /** What it has printed so far. */
  output(): string
  /** Ends it, and removes its folder unless the caller named that. */
  stop(): Promise<void>
  /** Asks it to end; answers how it did, in its own time. */
  ask(): Promise<number | string | null>
  /** Ends it without a chance to clean up. The folder stays. */
  kill(): Promise<void>
}

const root = join(import.meta.dirname, '../..')
const patience = 60_000

/**
 * Starts the built server on a free port, with a folder of its own for its data and no setting but the given ones:
 * neither the caller's environment nor an `.env` file reaches it. The folder is `empty`, or holds an embedded database
 * that is up to date and empty, where tests have one to copy. It is up when `/api/health` answers, well or not. When it
 * ends, what it printed is read: a token, a password, an address or a background in it fails the test.
 * @throws {Error} with all it printed, when it ends instead
 */
export async function startApp(env: Record<string, string> = {}, { site = root, empty = false } = {}): Promise<App> {
  if (!existsSync(join(site, '.next/BUILD_ID')))
    throw new Error('There is no build in .next. Run "npm run build" first.')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const dataDir = env.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'lectern-app-')))
  if (!env.DATA_DIR && !env.DATABASE_URL && !empty) await copyMigrated(dataDir)
  const given = { PORT: String(port), BETTER_AUTH_URL: url, DATA_DIR: dataDir, AUTH_RATE_LIMIT: 'off', ...env }
  const next = join(root, 'node_modules/next/dist/bin/next')
  const child = spawn(process.execPath, [next, 'start', '-p', String(port)], {
    cwd: site,
    env: { ...bare(), ...given },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => printed.push(text))
  const output = () => printed.join('')
  const clear = async () => {
    if (!env.DATA_DIR) await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await untilUp(child, url, output)
  } catch (cause) {
    await end(child, 'SIGKILL')
    await clear()
    // Whoever tests on this machine too was quicker.
    if (output().includes('EADDRINUSE') && !env.PORT) return startApp(env, { site, empty })
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`The server did not start, ${why}:\n${output()}`, { cause })
  }
  return {
    url,
    pid: child.pid ?? 0,
    dataDir,
    output,
    stop: async () => {
      await end(child, 'SIGTERM')
      await clear()
      refuseSecrets(output())
    },
    kill: async () => {
      await end(child, 'SIGKILL')
      refuseSecrets(output())
    },
    ask: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const [code, signal] = await ended
      return code ?? signal
    },
  }
}

/** What a process needs to run at all; every setting of ours is blank, for a blank one is absent and hides `.env`. */
export function bare(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env
  const blank = Object.fromEntries(Object.keys(Settings.shape).map((name) => [name, '']))
  return { ...blank, NEXT_PHASE: undefined, PATH, HOME, TMPDIR, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
}

async function untilUp(child: ChildProcess, url: string, output: () => string): Promise<void> {
  const deadline = Date.now() + patience
  while (child.exitCode === null && child.signalCode === null) {
    if (Date.now() > deadline) throw new Error(`no answer from ${url} within ${patience / 1000} s`)
    // Before it says so itself, whatever answers there is another.
    const ready = output().includes('Ready in')
    const answer = ready ? await fetch(`${url}/api/health`).catch(() => undefined) : undefined
    await answer?.arrayBuffer()
    if (answer) return
    await pause(50)
  }
  throw new Error(`it ended with ${child.exitCode ?? child.signalCode}`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  // A server asked to end waits for streams that are still open.
  const force = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(force)
}

// Below the ports that systems give to outgoing connections: one of those could take it before the server does. Each of
// the processes that test at once has a range of its own, and begins somewhere in it, for who tests twice at once.
const range = 1500
const worker = Number(process.env.VITEST_POOL_ID ?? process.env.TEST_PARALLEL_INDEX ?? 0)
const lowest = 20_000 + (worker % 8) * range
const highest = lowest + range - 1
let latest = lowest + ((process.pid * 97) % range)

/** A port that nothing listens on, and that no other call was given. */
export async function freePort(): Promise<number> {
  latest = latest < highest ? latest + 1 : lowest
  const port = latest
  return (await isFree(port)) ? port : freePort()
}

function isFree(wanted: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(wanted, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
