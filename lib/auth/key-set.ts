import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWK,
  type JWSHeaderParameters,
} from 'jose'
import { LecternError } from '@/lib/errors'

/** The public keys that tokens are verified with. Both throw `keys_unavailable` when the keys cannot be read. */
export interface KeySet {
  /** The key a token's header names; undefined when no key of the set fits. */
  findKey(header: JWSHeaderParameters): Promise<CryptoKey | undefined>
  publicKeys(): Promise<JSONWebKeySet>
}

/** What the set needs of a stored key; `publicKey` is a JWK as JSON. */
export type PublicKey = { id: string; publicKey: string }

const maxAgeMs = 300_000
const cooldownMs = 5000

/**
 * The key set of our own tokens, read where they are kept and never fetched from ourselves. It is read again after
 * five minutes, or for a key it lacks, the latter once in five seconds: a flood of made-up key ids costs no more.
 * @param now milliseconds since 1970
 */
export function databaseKeySet(load: () => Promise<PublicKey[]>, now: () => number = Date.now): KeySet {
  let loaded: Loaded | undefined
  let loading: Promise<Loaded> | undefined
  let missedAt = Number.NEGATIVE_INFINITY

  const reload = () => {
    loading ??= loadKeys(load, now())
      .then((keys) => {
        loaded = keys
        return keys
      })
      .finally(() => {
        loading = undefined
      })
    return loading
  }
  const current = async () => (loaded && now() - loaded.at < maxAgeMs ? loaded : reload())

  return {
    async findKey(header) {
      const keys = await current()
      const found = await keyOf(keys.find, header)
      if (found || now() - missedAt < cooldownMs) return found
      missedAt = now()
      return keyOf((await reload()).find, header)
    },
    publicKeys: async () => (await current()).set,
  }
}

/** The key set of another deployment that issues the tokens, by its address. */
export function remoteKeySet(url: string): KeySet {
  const remote = createRemoteJWKSet(new URL(url), {
    timeoutDuration: 3000,
    cooldownDuration: cooldownMs,
    cacheMaxAge: maxAgeMs,
  })
  return {
    findKey: (header) => keyOf(remote, header),
    async publicKeys() {
      if (!remote.fresh) await remote.reload().catch(unavailable)
      return remote.jwks() ?? { keys: [] }
    },
  }
}

type Find = (header: JWSHeaderParameters) => Promise<CryptoKey>
type Loaded = { at: number; set: JSONWebKeySet; find: Find }

async function loadKeys(load: () => Promise<PublicKey[]>, at: number): Promise<Loaded> {
  try {
    const set = { keys: (await load()).map(jwkOf) }
    return { at, set, find: createLocalJWKSet(set) }
  } catch (cause) {
    return unavailable(cause)
  }
}

function jwkOf({ id, publicKey }: PublicKey): JWK {
  return { alg: 'RS256', ...JSON.parse(publicKey), kid: id, use: 'sig' }
}

async function keyOf(find: Find, header: JWSHeaderParameters): Promise<CryptoKey | undefined> {
  try {
    return await find(header)
  } catch (cause) {
    if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys) return undefined
    return unavailable(cause)
  }
}

function unavailable(cause: unknown): never {
  throw new LecternError('keys_unavailable', 'The keys that verify tokens cannot be read. Try again shortly.', {
    cause,
  })
}
