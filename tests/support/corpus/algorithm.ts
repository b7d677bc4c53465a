import { constants, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { type BadToken, claimsFor, forge, invalid, rs256, spellings, type Target } from './forge'

/** Tokens that say another algorithm than RS256, or were made by one. */
export function wrongAlgorithms(target: Target): BadToken[] {
  return invalid({ ...passwords(target), ...unsecured(target), ...strangers(target), ...mislabelled(target) })
}

/** RFC 8725 §2.1: a public key taken for the password of an HMAC. */
function passwords(target: Target): Record<string, string> {
  const { kid } = target
  const all = Object.entries(spellings(target)).flatMap(([name, secret]) =>
    ['256', '384', '512'].map((bits) => {
      const hmac = (input: Buffer) => createHmac(`sha${bits}`, secret).update(input).digest()
      return [`HS${bits} with ${name}`, forge({ alg: `HS${bits}`, kid }, claimsFor(target), hmac)] as const
    }),
  )
  return Object.fromEntries(all)
}

function unsecured(target: Target): Record<string, string> {
  const { kid, good } = target
  const signature = Buffer.from(good.split('.')[2] ?? '', 'base64url')
  const endings = { nothing: Buffer.alloc(0), 'a zero': Buffer.alloc(1), 'another token’s signature': signature }
  const all = ['none', 'None', 'NONE', 'nOnE', 'none ', ''].flatMap((alg) =>
    Object.entries(endings).map(([name, end]) => {
      return [`alg “${alg}” and ${name}`, forge({ alg, kid }, claimsFor(target), () => end)] as const
    }),
  )
  return {
    ...Object.fromEntries(all),
    'alg none without a kid': forge({ alg: 'none' }, claimsFor(target), () => Buffer.alloc(0)),
  }
}

/** Well signed, by keys that are not the server's. */
function strangers(target: Target): Record<string, string> {
  const all = Object.entries(otherKeys()).flatMap(([alg, signer]) =>
    Object.entries({ 'the server’s kid': target.kid, 'a kid of its own': 'mine', 'no kid': undefined }).map(
      ([name, kid]) =>
        [
          `a stranger’s ${alg} with ${name}`,
          forge({ alg: alg.split(' ')[0], kid }, claimsFor(target), signer),
        ] as const,
    ),
  )
  return Object.fromEntries(all)
}

function otherKeys(): Record<string, (input: Buffer) => Buffer> {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
  const curve = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve }).privateKey
  const [p256, p384, p521, k256] = ['P-256', 'P-384', 'P-521', 'secp256k1'].map(curve)
  const ed = generateKeyPairSync('ed25519').privateKey
  const edwards = (input: Buffer) => sign(null, input, ed)
  const pkcs1 = (bits: number) => (input: Buffer) => sign(`sha${bits}`, input, rsa)
  const pss = (bits: number) => (input: Buffer) =>
    sign(`sha${bits}`, input, { key: rsa, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: bits / 8 })
  const ecdsa = (bits: number, key?: KeyObject) => (input: Buffer) =>
    key ? sign(`sha${bits}`, input, { key, dsaEncoding: 'ieee-p1363' }) : input
  return {
    RS256: pkcs1(256),
    'RS256 of 1024 bits': rs256(small),
    RS384: pkcs1(384),
    RS512: pkcs1(512),
    PS256: pss(256),
    PS384: pss(384),
    PS512: pss(512),
    ES256: ecdsa(256, p256),
    ES384: ecdsa(384, p384),
    ES512: ecdsa(512, p521),
    ES256K: ecdsa(256, k256),
    EdDSA: edwards,
    Ed25519: edwards,
  }
}

/** The header of a good token, rewritten: what was signed is no longer what is said. */
function mislabelled({ good, kid }: Target): Record<string, string> {
  const [, payload, signature] = good.split('.')
  const labels = ['RS384', 'PS256', 'HS256', 'ES256', 'rs256', 'RS256 ', 'sha256', 'RSA-OAEP', 'dir', 'RS1']
  const odd = [null, 256, true, [], ['RS256'], {}, { alg: 'RS256' }, undefined]
  const all = [...labels, ...odd].map((alg) => {
    const header = Buffer.from(JSON.stringify({ alg, kid })).toString('base64url')
    return [`a good token that says alg ${JSON.stringify(alg)}`, `${header}.${payload}.${signature}`] as const
  })
  return Object.fromEntries(all)
}
