import { setFlagsFromString } from 'node:v8'

/**
 * Leaves the embedded database to the compiler that begins at once, on those versions of Node whose other one takes
 * 600 MB for a single function of Postgres. A query takes a quarter longer by that. Before the database is opened.
 */
export function spareMemory(): void {
  const major = Number.parseInt(process.versions.node, 10)
  if (major < 23 || major > 25) return
  setFlagsFromString('--no-wasm-tier-up')
  setFlagsFromString('--no-wasm-dynamic-tiering')
}
