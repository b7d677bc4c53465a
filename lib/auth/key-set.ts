import { createLocalJWKSet, errors, type JSONWebKeySet, type JWK, type JWSHeaderParameters } from 'jose'
import { LecternError } from '@/lib/errors'
import { fetchKeySet } from './foreign-keys'

/** The public keys that tokens are verified with. Both throw `keys_unavailable` when the keys cannot be read. */
export interface KeySet {
  /** The key a token's header names; undefined when no key of the set fits. */
  findKey(header: JWSHeaderParameters): Promise<CryptoKey | undefined>
  publicKeys(): Promise<JSONWebKeySet>
}

/** What the set needs of a stored key; `publicKey` is a JWK as JSON. */
export type PublicKey = { id: string; publicKey: string }

/** How old a set may get before it is read again, how much longer it is used when that fails, and when to try again. */
type Ages = { fresh: number; kept: number; retry: number }

/** Milliseconds in which a set is read at most once for keys that it lacks. */
export const cooldown = 5000

/** So long a key that was retired may still verify. */
export const ownAge = 10_000

/**
 * The key set of our own tokens, read where they are kept and never fetched from ourselves. It is read again after ten
 * seconds, or for a key it lacks.
 * @param now milliseconds since 1970
 */
export function databaseKeySet(load: () => Promise<PublicKey[]>, now: () => number = Date.now): KeySet {
  const read = async () => ({ keys: (await load()).map(jwkOf) })
  return cachedKeySet(read, { fresh: ownAge, kept: 0, retry: 0 }, now)
}

/**
 * The key set of another deployment that issues the tokens, by its address. It is fetched again after five minutes, or
 * for a key it lacks; while its server is away the last good one is used for up to a day, and the server is asked once
 * in five seconds.
 */
export function remoteKeySet(url: string, now: () => number = Date.now): KeySet {
  return cachedKeySet(() => fetchKeySet(url), { fresh: 300_000, kept: 86_400_000, retry: cooldown }, now)
}

type Find = (header: JWSHeaderParameters) => Promise<CryptoKey>
type Loaded = { at: number; set: JSONWebKeySet; find: Find }

/**
 * Who asks while the set is read waits for that reading. For keys it lacks it is read once in five seconds, so a flood
 * of made-up key ids costs no more.
 */
function cachedKeySet(load: () => Promise<JSONWebKeySet>, { fresh, kept, retry }: Ages, now: () => number): KeySet {
  let good: Loaded | undefined
  let failure: { at: number; cause: unknown } | undefined
  let loading: Promise<void> | undefined
  let missing: Promise<void> | undefined
  let missedAt = Number.NEGATIVE_INFINITY

  const reload = () => {
    loading ??= load()
      .then((set) => {
        good = { at: now(), set, find: createLocalJWKSet(set) }
        failure = undefined
      })
      .catch((cause: unknown) => {
        failure = { at: now(), cause }
      })
      .finally(() => {
        loading = undefined
      })
    return loading
  }
  const reloadForMiss = () => {
    missedAt = now()
    missing = reload().finally(() => {
      missing = undefined
    })
    return missing
  }
  const current = async () => {
    if (good && now() - good.at < fresh) return good
    if (!failure || now() - failure.at >= retry) await reload()
    return standing()
  }
  const standing = () => {
    if (good && now() - good.at < fresh + kept) return good
    return unavailable(failure?.cause)
  }

  return {
    async findKey(header) {
      const found = await keyOf((await current()).find, header)
      if (found) return found
      if (missing || now() - missedAt >= cooldown) await (missing ?? reloadForMiss())
      // Whether there is such a key is not known then, so the token is not to blame.
      if (failure) return unavailable(failure.cause)
      return keyOf(standing().find, header)
    },
    publicKeys: async () => (await current()).set,
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
  // What an operator has to do is no secret, and no matter of keys.
  if (cause instanceof LecternError && cause.code === 'not_migrated') throw cause
  throw new LecternError('keys_unavailable', 'The keys that verify tokens cannot be read. Try again shortly.', {
    cause,
  })
}
