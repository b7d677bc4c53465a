import type { SecretConfig } from '@better-auth/core'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import type { Jwk, JwtOptions } from 'better-auth/plugins'
import { exportJWK, generateKeyPair } from 'jose'

/** A key that was just made, before it has a name; the private half is encrypted. */
export type FreshKey = Pick<Jwk, 'publicKey' | 'privateKey' | 'createdAt' | 'expiresAt'>

/** What private keys are encrypted with: one secret, or several with their versions. */
export type Secret = string | SecretConfig

/**
 * Where signing keys are kept. `read` answers those that sign or still verify. `mint` stores a fresh one unless a key
 * that is kept suffices; of all who call it, in whatever process, one does so at a time.
 */
export type SigningKeys = {
  read(): Promise<Jwk[]>
  mint(fresh: FreshKey, suffices: (key: Jwk) => Promise<boolean>): Promise<void>
}

const day = 86_400

/** RS256 with 2048 bits signs for thirty days; that a key verifies for a day longer is up to where keys are kept. */
export const keyOptions = {
  keyPairConfig: { alg: 'RS256', modulusLength: 2048 },
  rotationInterval: 30 * day,
  gracePeriod: day,
} satisfies JwtOptions['jwks']

/** A successor is in the key set for an hour before it signs, longer than anyone should keep the set. */
const lead = 3_600_000

/**
 * How the JWT plugin gets at the keys. One of them signs; the plugin is told of the others, which still verify or do not
 * sign yet, as of keys that have stopped.
 */
export function signingAdapter(keys: SigningKeys) {
  let minting: Promise<void> | undefined

  async function mint(secret: Secret): Promise<void> {
    const fresh = await makeSigningKey(secret)
    await keys.mint(fresh, (key) => willSign(key, secret))
    for (const key of (await keys.read()).filter((each) => isLive(each))) {
      if (!(await opens(key, secret)))
        console.warn(`The signing key ${key.id} is encrypted with another secret; see docs/keys.md.`)
    }
  }

  async function readWithSigner(secret: Secret): Promise<{ all: Jwk[]; signer?: Jwk }> {
    const all = await keys.read()
    return { all, signer: await findSigner(all, secret) }
  }

  async function current(secret: Secret) {
    const read = await readWithSigner(secret)
    for (const key of read.all) if (await willSign(key, secret)) return read
    minting ??= mint(secret).finally(() => {
      minting = undefined
    })
    await minting
    return readWithSigner(secret)
  }

  return {
    async getJwks({ context }) {
      const { all, signer } = await current(context.secretConfig)
      return all.map((key) => (key === signer ? key : { ...key, expiresAt: earlier(key.expiresAt) }))
    },
    // Asked for only if the signing key came to its end this very moment.
    async createJwk(_, { context }) {
      const { signer } = await current(context.secretConfig)
      if (!signer) throw new Error('No signing key could be made.')
      return signer
    },
  } satisfies JwtOptions['adapter']
}

/** The key that signs: the oldest that has not come to its end and that the secret opens. */
export async function findSigner(keys: Jwk[], secret: Secret): Promise<Jwk | undefined> {
  const live = keys.filter((key) => isLive(key)).sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  for (const key of live) if (await opens(key, secret)) return key
  return undefined
}

export async function makeSigningKey(secret: Secret): Promise<FreshKey> {
  const { alg, modulusLength } = keyOptions.keyPairConfig
  const pair = await generateKeyPair(alg, { modulusLength, extractable: true })
  const [publicKey, privateKey] = await Promise.all([exportJWK(pair.publicKey), exportJWK(pair.privateKey)])
  const createdAt = new Date()
  return {
    publicKey: JSON.stringify(publicKey),
    privateKey: JSON.stringify(await symmetricEncrypt({ key: secret, data: JSON.stringify(privateKey) })),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + keyOptions.rotationInterval * 1000),
  }
}

/** Whether the secret decrypts the private half of a key. */
export async function opens({ privateKey }: Jwk, secret: Secret): Promise<boolean> {
  try {
    await symmetricDecrypt({ key: secret, data: JSON.parse(privateKey) })
    return true
  } catch {
    // Whatever it says of a wrong secret, it says with errors that have no name.
    return false
  }
}

/** Whether a key will still sign after its successor must be known. */
async function willSign(key: Jwk, secret: Secret): Promise<boolean> {
  return isLive(key, Date.now() + lead) && opens(key, secret)
}

export function isLive({ expiresAt }: Jwk, at = Date.now()): boolean {
  return !expiresAt || expiresAt.getTime() > at
}

function earlier(end: Date | undefined): Date {
  return new Date(Math.min(end?.getTime() ?? Number.POSITIVE_INFINITY, Date.now()))
}
