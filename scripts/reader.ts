import type { Db } from '@/lib/db/client'
import { openDatabase } from '@/lib/db/client'
import { listReaders, lockReader, removeReader, unlockReader } from '@/lib/db/reader'
import { readEnv } from '@/lib/env'
import { misused } from './asked'
import { withEnvFile } from './env-file'
import { main } from './setup.mjs'

const usage = `npm run reader -- list [part of an address]
npm run reader -- lock <address>     no sign-in, and every session ends
npm run reader -- unlock <address>
npm run reader -- remove <address>   the account and all that is kept of it`

type Command = (db: Db, address: string) => Promise<string | undefined>

/** Each answers with what was done; with nothing when nobody has the address. */
const commands: Record<string, Command> = {
  async list(db, part) {
    const readers = await listReaders(db, part, new Date())
    if (readers.length > 0) console.table(readers)
    return readers.length > 0 ? 'These are the newest, at most 100.' : 'There is no such reader.'
  },
  async lock(db, address) {
    const ended = await lockReader(db, address, new Date())
    if (ended === undefined) return undefined
    return `Locked. Sessions ended: ${ended}. A token that is out already is good for up to fifteen minutes.`
  },
  async unlock(db, address) {
    return (await unlockReader(db, address, new Date())) ? 'Unlocked.' : undefined
  },
  async remove(db, address) {
    const gone = await removeReader(db, address, new Date())
    return gone ? 'Removed. A token that is out already is good for up to fifteen minutes.' : undefined
  },
}

// npm run reader: what an operator may do to a reader's account.
const [name = '', given = ''] = process.argv.slice(2)
await main(async () => {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command || (name !== 'list' && !given)) misused(usage)
  const { db, close } = await openDatabase(readEnv(await withEnvFile()).database)
  try {
    const done = await command(db, given.trim().toLowerCase())
    if (!done) throw new Error('There is no reader with this address.')
    console.info(done)
  } finally {
    await close()
  }
})
