import { AsyncLocalStorage } from 'node:async_hooks'
import { format } from 'node:util'

/** A request that is being answered: its name in every line of the log, and how it is told of. */
export type Asking = { id: string; method: string; path: string }

type Level = 'info' | 'warn' | 'error'

// Next loads this module more than once in a process.
const memo: unique symbol = Symbol.for('lectern.log')
const shared: typeof globalThis & { [memo]?: { json: boolean; asking: AsyncLocalStorage<Asking> } } = globalThis
shared[memo] ??= { json: false, asking: new AsyncLocalStorage() }
const state = shared[memo]

/** Does some work as part of a request; what is logged meanwhile carries its id. */
export function asking<T>(request: Asking, work: () => T): T {
  return state.asking.run(request, work)
}

export function currentRequest(): Asking | undefined {
  return state.asking.getStore()
}

/** From now on every line of this process is a JSON object, also those that libraries print. */
export function logAsJson(): void {
  if (state.json) return
  state.json = true
  for (const level of ['info', 'warn', 'error'] as const) {
    console[level] = (...words: unknown[]) => print(level, { message: format(...words) })
  }
  console.log = console.info
}

/** Tells of a request that was answered: always where lines are JSON, else only of what failed on our side. */
export function logAnswer(request: Asking, { status, code, ms }: { status: number; code?: string; ms: number }): void {
  const level = status >= 500 ? 'error' : 'info'
  const { method, path, id } = request
  if (state.json) print(level, { message: 'answered', id, method, path, status, code, ms })
  else if (level === 'error') console.error(`${method} ${path} ${status}${code ? ` ${code}` : ''} (${id})`)
}

function print(level: Level, fields: Record<string, unknown>): void {
  const line = { time: new Date().toISOString(), level, id: currentRequest()?.id, ...fields }
  const stream = level === 'info' ? process.stdout : process.stderr
  stream.write(`${JSON.stringify(line)}\n`)
}
