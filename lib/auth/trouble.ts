import { AsyncLocalStorage } from 'node:async_hooks'
import { LecternError } from '@/lib/errors'

type Trouble = { cause?: LecternError }

// Next loads this module more than once in a process: who reports and who answers must meet.
const memo: unique symbol = Symbol.for('lectern.trouble')
const shared: typeof globalThis & { [memo]?: AsyncLocalStorage<Trouble> } = globalThis
shared[memo] ??= new AsyncLocalStorage()
const troubles = shared[memo]

/**
 * Answers a request, unless that failed by what has a name of ours. The library words any failure to store a reader as
 * a refusal (422), and only its log has the cause: a database that is full would be the reader's fault.
 * @throws {LecternError} what was noted meanwhile, in place of an answer that refuses
 */
export async function unlessTroubled(answer: () => Promise<Response>): Promise<Response> {
  const trouble: Trouble = {}
  const response = await troubles.run(trouble, answer)
  if (trouble.cause && response.status >= 400) throw trouble.cause
  return response
}

/** Notes what the library says in its log of the request that is being answered. */
export function noteTrouble(details: unknown[]): void {
  const trouble = troubles.getStore()
  if (trouble) trouble.cause ??= details.find((detail) => detail instanceof LecternError)
}
