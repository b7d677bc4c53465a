import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { cooldown, ownAge } from '@/lib/auth/key-set'
import { completeSecrets, encryptionSecret } from '@/lib/auth/secret'
import { findSigner, isLive, makeSigningKey, opens, type Secret } from '@/lib/auth/signing'
import { type Db, openDatabase } from '@/lib/db/client'
import { endKeys, grace, listKeys, mintKey, readKeys, retireKey, type StoredKey } from '@/lib/db/key'
import { readEnv } from '@/lib/env'
import { askedWith, misused } from './asked'
import { withEnvFile } from './env-file'
import { main } from './setup.mjs'

const usage = `npm run keys -- list                  the keys that sign and verify tokens
npm run keys -- rotate                a new key signs; the old one verifies for another day
npm run keys -- retire <kid> [--yes]  a key that leaked verifies no more`

/** `shared` unless the database is embedded: then no server runs beside this command. */
type Keys = { db: Db; secret: Secret; shared: boolean }

await main(runKeys)

async function runKeys(): Promise<void> {
  const { positionals, values } = askedWith(usage, {
    allowPositionals: true,
    options: { yes: { type: 'boolean' } },
  })
  const [command, kid = '', ...rest] = positionals
  const known = (command === 'list' || command === 'rotate') && !kid
  if (!known && !(command === 'retire' && kid && rest.length === 0)) misused(usage)
  const env = readEnv(await withEnvFile())
  const { kind, dataDir } = env.database
  const secret = encryptionSecret(await completeSecrets(env, kind === 'pglite' ? join(dataDir, 'secret') : undefined))
  const { db, close } = await openDatabase(env.database)
  const keys = { db, secret, shared: kind !== 'pglite' }
  try {
    if (command === 'rotate') await rotate(keys)
    else if (command === 'retire') await retire(keys, kid, values.yes === true)
    else await list(keys)
  } finally {
    await close()
  }
}

async function list({ db, secret }: Keys): Promise<void> {
  const all = await listKeys(db)
  if (all.length === 0) return console.info('There is no key yet: the server makes one when it starts.')
  const signer = await findSigner(all, secret)
  for (const key of all) console.info([key.id, `created ${dateOf(key.createdAt)}`, await stateOf(key)].join('  '))

  async function stateOf(key: StoredKey): Promise<string> {
    const { expiresAt } = key
    const until = expiresAt ? `until ${dateOf(expiresAt)}` : 'for good'
    if (key === signer) return `signs ${until}`
    if (isLive(key)) return `verifies, ${(await opens(key, secret)) ? 'signs next' : 'encrypted with another secret'}`
    const end = new Date((expiresAt?.getTime() ?? 0) + grace)
    return end > new Date() ? `verifies until ${dateOf(end)}` : 'retired'
  }
}

async function rotate(keys: Keys): Promise<void> {
  const { db, secret } = keys
  const live = (await readKeys(db)).filter((key) => isLive(key))
  if (live.length > 0 && !(await findSigner(live, secret)))
    throw new Error(
      'The signing keys are encrypted with another secret. Set BETTER_AUTH_SECRET as the servers have it.',
    )
  await publish(keys, async () => false, live.length > 0)
  await endKeys(
    db,
    live.map(({ id }) => id),
  )
  await list(keys)
}

async function retire(keys: Keys, kid: string, sure: boolean): Promise<void> {
  const { db, secret } = keys
  const all = await listKeys(db)
  const key = all.find(({ id }) => id === kid)
  if (!key) throw new Error(`There is no key ${kid}. npm run keys -- list names them.`)
  const signs = key === (await findSigner(all, secret))
  // What this secret does not open may sign for servers that have another.
  if (!sure && (signs || (isLive(key) && !(await opens(key, secret)))))
    throw new Error(
      `This key signs. If it is retired, every token that is out (none is older than fifteen minutes) is refused;\nreaders stay signed in, and their pages ask for another. To do so: npm run keys -- retire ${kid} --yes`,
    )
  if (signs) await publish(keys, async (other) => other.id !== kid && isLive(other) && opens(other, secret), true)
  await retireKey(db, kid)
  console.info(
    `Retired. Running servers refuse its tokens within ${ownAge / 1000} s. Whoever else verifies with /auth/jwks does when they fetch it again, after five minutes if they heed its Cache-Control.`,
  )
  await list(keys)
}

/** A new key, unless one suffices, and then time for every server to read it: none meets a token it may not look up yet. */
async function publish(
  { db, secret, shared }: Keys,
  suffices: (key: StoredKey) => Promise<boolean>,
  wait: boolean,
): Promise<void> {
  await mintKey(db, await makeSigningKey(secret), suffices)
  if (!shared || !wait) return
  const seconds = cooldown / 1000 + 1
  console.info(`The next key is published; it signs in ${seconds} s, when every server has it.`)
  await pause(seconds * 1000)
}

/** 2026-11-20 16:40 UTC */
function dateOf(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
