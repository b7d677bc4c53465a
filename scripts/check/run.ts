import { execFile, execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'

/** What running a listing came to; a fault with its line in the listing, from 1. */
export type Outcome = { printed: string; error?: { message: string; line: number } }

export type Language = 'python' | 'cpp' | 'sh'

export type Runner = {
  /** Runs a listing; undefined where the machine has nothing to run it with. */
  run(language: Language, source: string): Promise<Outcome | undefined>
  /** What it is run with, for the hash under which an outcome is kept; undefined where there is nothing. */
  version(language: Language): string | undefined
  close(): Promise<void>
}

const start = promisify(execFile)
const compilers = ['g++', 'clang++', 'c++']

/** @param patience how long a listing may run, in milliseconds */
export function openRunner(patience = 20_000): Runner {
  const compiler = compilers.find((name) => versionOf(name, '--version'))
  const shell = versionOf('sh', '-c', 'echo sh')
  let python: ReturnType<typeof openPython> | undefined
  return {
    version: (language) =>
      ({ python: pyodideVersion(), cpp: compiler && versionOf(compiler, '--version'), sh: shell })[language],
    async run(language, source) {
      if (language === 'cpp') return compiler && inFolder((folder) => runCpp(compiler, source, folder, patience))
      if (language === 'sh')
        return shell && inFolder((cwd) => ended(start('sh', ['-c', source], { cwd, timeout: patience })))
      python ??= openPython(patience)
      return python.run(source)
    },
    close: async () => void (await python?.close()),
  } as Runner
}

/** One interpreter; listings wait for one another. A listing that does not end takes the interpreter with it. */
function openPython(patience: number) {
  let worker: Promise<Worker> | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const run = async (source: string): Promise<Outcome> => {
    worker ??= startWorker()
    const thread = await worker
    const answer = new Promise<Outcome>((resolve, reject) => {
      thread.once('message', resolve)
      thread.once('error', reject)
    })
    thread.postMessage(source)
    const found = await Promise.race([answer, after(patience)])
    thread.removeAllListeners('error')
    if (found) return found
    worker = undefined
    await thread.terminate()
    return { printed: '', error: { message: `It does not end within ${patience / 1000} s.`, line: 1 } }
  }
  return {
    run(source: string): Promise<Outcome> {
      const next = turn.then(() => run(source))
      turn = next.catch(() => undefined)
      return next
    },
    close: async () => void (await (await worker)?.terminate()),
  }
}

function startWorker(): Promise<Worker> {
  const worker = new Worker(fileURLToPath(new URL('./python.mjs', import.meta.url)), { execArgv: [] })
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker))
    worker.once('error', reject)
  })
}

function after(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms).unref())
}

async function runCpp(compiler: string, source: string, folder: string, patience: number): Promise<Outcome> {
  const program = join(folder, 'listing')
  if (!/\bint main\s*\(/.test(source)) return { printed: '', error: { message: 'It has no "int main(".', line: 1 } }
  await writeFile(`${program}.cpp`, source)
  const flags = ['-std=c++17', '-Wall', '-Wextra', '-Werror', '-o', program, `${program}.cpp`]
  const compiled = await ended(start(compiler, flags))
  if (!compiled.error) return ended(start(program, [], { timeout: patience }))
  const [, line = '1', message] = /listing\.cpp:(\d+):\d+: (.*)/.exec(compiled.error.message) ?? []
  return { printed: '', error: { message: message ?? compiled.error.message, line: Number(line) } }
}

async function ended(running: Promise<{ stdout: string }>): Promise<Outcome> {
  return running.then(
    ({ stdout }) => ({ printed: stdout }),
    (cause: Error & { stdout?: string; stderr?: string; killed?: boolean }) => {
      const message = cause.killed ? 'It does not end in time.' : cause.stderr?.trim() || cause.message
      return { printed: cause.stdout ?? '', error: { message, line: 1 } }
    },
  )
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-code-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const versions = new Map<string, string | undefined>()

function versionOf(name: string, ...args: string[]): string | undefined {
  if (!versions.has(name)) {
    try {
      versions.set(name, execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    } catch {
      versions.set(name, undefined)
    }
  }
  return versions.get(name)
}

function pyodideVersion(): string {
  const path = fileURLToPath(new URL('../../node_modules/pyodide/package.json', import.meta.url))
  return String(JSON.parse(readFileSync(path, 'utf8')).version)
}
