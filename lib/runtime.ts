import 'server-only'
import type { KeySet } from '@/lib/auth/key-set'
import type { Auth } from '@/lib/auth/server'
import type { Expected } from '@/lib/auth/token'
import type { Book } from '@/lib/book/book'
import type { Db } from '@/lib/db/client'
import type { Fit } from '@/lib/db/migrate'
import type { Reader } from '@/lib/db/quota'
import type { Taken } from '@/lib/db/turn'
import type { Env } from '@/lib/env'
import type { Gate } from '@/lib/gate'
import type { EngineName } from '@/lib/personalize/events'
import type { Means } from '@/lib/personalize/personalize'
import type * as Preview from '@/lib/preview'

export type Runtime = {
  env: Env
  /** The database, once it fits this server. */
  database(): Promise<Db>
  /** Asks the database for a sign of life. */
  probe(): Promise<void>
  auth(): Promise<Auth>
  /** What keeps a passkey, such as a password manager, by its AAGUID (WebAuthn §6.5.1), where that is known. */
  passkeyKeeper(aaguid: string): Promise<string | undefined>
  keySet: KeySet
  /** The keys that verify tokens, of which one is made if there is none. */
  publicKeys(): Promise<{ keys: unknown[] }>
  expected: Expected
  /** How the database fits this server. */
  fit(): Promise<Fit>
  book(): Book
  engine: EngineName
  /** What the engine's means did last, if it was not what they should. */
  engineTrouble(): string | undefined
  /** The readings and the requests about accounts that this process works on at a time. */
  readings: Gate
  accountsGate: Gate
  /** Removes what is over; answers whether there may be more. */
  cleanUp(): Promise<boolean>
  /** Who is counted. */
  readerOf(subject: string): Reader
  /** Counts a request of a reader; answers what the reader has used today, and what is approved under these keys. */
  takeTurn(reader: Reader, keys?: string[]): Promise<Taken>
  /** What a reading of this reader is made with. */
  meansOf(reader: Reader, turn: Taken): Promise<Means>
  /** What editors see and approve of readings. */
  preview(): Promise<typeof Preview>
}

/**
 * What the server runs on. What starts a server (`lib/start.ts`) says how it is put together, so that what answers a
 * request is neither built nor loaded with all that it is made of.
 * @throws {EnvError} when the settings cannot be used
 */
export function runtime(): Runtime {
  const open = shared[memo]
  if (!open) throw new Error('A build has no runtime. What asks for one must first await the request, as by headers().')
  return open()
}

/** Says how the runtime is put together, once for a process; it is when it is first asked for. */
export function provideRuntime(open: () => Runtime): void {
  let opened: Runtime | undefined
  shared[memo] ??= () => {
    opened ??= open()
    return opened
  }
}

// Next loads this module more than once in a process.
const memo: unique symbol = Symbol.for('lectern.runtime')
const shared: typeof globalThis & { [memo]?: () => Runtime } = globalThis
