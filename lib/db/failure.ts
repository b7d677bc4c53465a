import { LecternError } from '@/lib/errors'

/**
 * A database failure by the name callers rely on: `database_unavailable` when it cannot be reached, `not_migrated`
 * when a table is missing (42P01). Anything else is given back as it is. Drivers and Drizzle wrap the cause, each in
 * its own way, so the whole chain is looked at, by fields and not by class. What was asked stays in it, with whom or
 * what it was asked about does not: values of a query are mail addresses, tokens and hashes, and failures are logged.
 */
export function failureOf(error: unknown): unknown {
  const chain = causes(error)
  for (const cause of chain) dropValues(cause)
  if (chain.some((cause) => textOf(cause, 'name') === 'LecternError')) return error
  if (chain.some((cause) => textOf(cause, 'code') === '42P01'))
    return new LecternError('not_migrated', 'The database lacks a table. Run "npm run migrate".', { cause: error })
  if (chain.some(isUnreachable))
    return new LecternError('database_unavailable', 'The database cannot be reached.', { cause: error })
  return error
}

/**
 * SQLSTATE classes 08 (connection), 53 (resources), 57P (shutdown), refused credentials or database names, a standby
 * that takes no writes (25006), a statement that was given up (57014), and a lock that was not to be had (55P03).
 */
const unreachableStates = /^(08...|53...|57P0[1-5]|57014|25006|55P03|28000|28P01|3D000)$/
const unreachableCodes = /^(ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|E(HOST|NET)UNREACH|ENOENT)$/
const unreachableTexts =
  /timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error|PGlite is clos|WebSocket/i

function isUnreachable(cause: unknown): boolean {
  const code = textOf(cause, 'code')
  return unreachableStates.test(code) || unreachableCodes.test(code) || unreachableTexts.test(textOf(cause, 'message'))
}

/** The error and what caused it, the parts of an AggregateError and the `error` of a WebSocket's event included. */
function causes(error: unknown, depth = 0): unknown[] {
  if (typeof error !== 'object' || error === null || depth > 8) return [error]
  const nested = 'errors' in error && Array.isArray(error.errors) ? error.errors : []
  const further = [...nested, 'cause' in error && error.cause, 'error' in error && error.error]
  return [error, ...further.filter(Boolean).flatMap((cause) => causes(cause, depth + 1))]
}

/** Fields in which Drizzle, pg, Neon and PGlite keep the values of a query, or the row that it failed on. */
const valueFields = ['params', 'parameters', 'values', 'detail', 'where', 'internalQuery', 'queryOptions', 'dataType']

function dropValues(cause: unknown): void {
  if (!(cause instanceof Error)) return
  for (const field of valueFields) Reflect.deleteProperty(cause, field)
  const { message, stack } = cause
  const said = message.replace(/\nparams: [\s\S]*$/, '')
  // Class 22: a message about a value ends with it, behind a colon.
  cause.message = textOf(cause, 'code').startsWith('22') ? said.replace(/:[\s\S]*$/, '') : said
  if (cause.message !== message) cause.stack = stack?.replace(message, () => cause.message)
}

function textOf(cause: unknown, field: 'name' | 'code' | 'message'): string {
  if (typeof cause !== 'object' || cause === null || !(field in cause)) return ''
  return String(Reflect.get(cause, field))
}
