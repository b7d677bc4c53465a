import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { format } from 'node:util'

/** A request that is being answered: its name in every line of the log, and how it is told of. */
export type Asking = {
  id: string
  method: string
  path: string
  /** Whether a route of ours tells of it. */
  observed?: boolean
  /** Which failure the answer tells of, where no route knows it. */
  code?: string
  /** How the answer ended, where that is a stream. */
  ending?: Promise<Ending>
}

/** A stream was sent whole, or told of a failure by its last event, or its reader left before. */
export type Ending = { end: 'done' } | { end: 'error'; code: string } | { end: 'left' }

/** What came of a request. `status` is unknown, and `end` is `left`, where the caller did not wait for it. */
export type Answered = { status?: number; code?: string; ms: number; end?: Ending['end'] }

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

/** As `asking`, for all that follows from here on: where no function holds the whole of the work. */
export function enterRequest(request: Asking): void {
  state.asking.enterWith(request)
}

/** The name of a request: what a proxy called it, unless that could write lines of its own into a log; else a new one. */
export function requestId(given: string | null | undefined): string {
  return /^[\w.-]{8,128}$/.test(given ?? '') ? String(given) : randomUUID()
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
export function logAnswer({ method, path, id }: Asking, { status = 0, code, ms, end }: Answered): void {
  const level = status >= 500 || end === 'error' ? 'error' : 'info'
  const fields = { message: 'answered', id, method, path, status: status || undefined, code, ms: Math.round(ms), end }
  if (state.json) print(level, fields)
  else if (level === 'error')
    console.error([method, path, status, end, code, `(${id})`].filter((each) => each !== undefined).join(' '))
}

function print(level: Level, fields: Record<string, unknown>): void {
  const line = { time: new Date().toISOString(), level, id: currentRequest()?.id, ...fields }
  const stream = level === 'info' ? process.stdout : process.stderr
  stream.write(`${JSON.stringify(line)}\n`)
}
