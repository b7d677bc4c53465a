import { createHmac, generateKeyPairSync } from 'node:crypto'
import {
  type BadToken,
  claimsFor,
  forge,
  invalid,
  type Json,
  publicJwk,
  rs256,
  type Signed,
  type Target,
} from './forge'

/** Tokens of a stranger who says in the header where the key is to be had. */
export function bringingKeys(target: Target): BadToken[] {
  const { kid, canary } = target
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...publicJwk(privateKey), kid, alg: 'RS256', use: 'sig' }
  const der = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const inline = `data:application/json,${encodeURIComponent(JSON.stringify({ keys: [jwk] }))}`
  const hints: Record<string, Json> = {
    'a jwk': { jwk },
    'a jwk without a kid': { jwk: publicJwk(privateKey) },
    'a private jwk': { jwk: privateKey.export({ format: 'jwk' }) },
    'a jwk that is a text': { jwk: JSON.stringify(jwk) },
    'a key set': { jwks: { keys: [jwk] } },
    'a password as jwk': { jwk: { kty: 'oct', k: 'c2VjcmV0' } },
    'a certificate': { x5c: [der] },
    'a certificate by its hash': { x5t: 'AAAA', 'x5t#S256': 'AAAA' },
    'a certificate elsewhere': { x5u: `${canary}/certificate.pem` },
    'a key set elsewhere': { jku: `${canary}/jwks` },
    'a key set elsewhere, as a list': { jku: [`${canary}/jwks`] },
    'a key set at a name of ours': { jku: `http://localhost@${new URL(canary).host}/auth/jwks` },
    'a key set in a file': { jku: 'file:///etc/passwd' },
    'a key set in the address': { jku: inline },
    'an issuer’s description elsewhere': { iss: canary, jku: `${canary}/.well-known/openid-configuration` },
    'everything at once': { jwk, jku: `${canary}/jwks`, x5u: `${canary}/x`, x5c: [der] },
  }
  const all = Object.entries(hints).flatMap(([name, hint]) =>
    Object.entries({ 'our kid': kid, 'its own kid': 'mine', 'no kid': undefined }).map(([whose, id]) => {
      const header = { alg: 'RS256', typ: 'JWT', kid: id, ...hint }
      return [`${name}, with ${whose}`, forge(header, claimsFor(target), rs256(privateKey))] as const
    }),
  )
  return invalid(Object.fromEntries(all))
}

/** Key ids that are paths, queries, addresses or no texts at all; each signed by a stranger and with an empty password. */
export function oddKids(target: Target): BadToken[] {
  const { kid, canary } = target
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const empty = (input: Buffer) => createHmac('sha256', '').update(input).digest()
  const texts = [
    '',
    ' ',
    '0',
    '../../../../dev/null',
    '/dev/null',
    '/proc/self/environ',
    `${canary}/key`,
    '*',
    '%00',
    '\0',
  ]
  const injected = [
    "' or '1'='1",
    "x' union select 'a' --",
    '1; drop table jwks',
    '$(id)',
    '`id`',
    '|id',
    '{{7*7}}',
    '#{7}',
  ]
  const names = ['__proto__', 'constructor', 'toString', 'keys', 'null', 'undefined', 'true']
  const near = [
    kid.toUpperCase(),
    ` ${kid}`,
    `${kid} `,
    `${kid}\0`,
    kid.slice(0, -1),
    `${kid}/../${kid}`,
    kid.repeat(90),
  ]
  const others: unknown[] = [null, 0, 1, true, [], [kid], {}, { kid }, { toString: kid }]
  const all = [...texts, ...injected, ...names, ...near, ...others].flatMap((id) => {
    const name = JSON.stringify(id).slice(0, 40)
    return [
      [`a stranger’s kid ${name}`, forge({ alg: 'RS256', kid: id }, claimsFor(target), rs256(privateKey))] as const,
      [`an empty password’s kid ${name}`, forge({ alg: 'HS256', kid: id }, claimsFor(target), empty)] as const,
    ]
  })
  return invalid(Object.fromEntries(all))
}

/** Well signed, with headers that may not be passed over (RFC 7515 §4.1.11) or that are none. */
export function oddHeaders(target: Signed): BadToken[] {
  const { kid, privateKey } = target
  const plain = { alg: 'RS256', kid }
  const headers: Record<string, unknown> = {
    'an unknown extension': { ...plain, crit: ['urn:example:ext'], 'urn:example:ext': 1 },
    'an extension that is not there': { ...plain, crit: ['urn:example:ext'] },
    'no extension that must be understood': { ...plain, crit: [] },
    'an extension that is no text': { ...plain, crit: [1] },
    'an extension that is the algorithm': { ...plain, crit: ['alg'] },
    'extensions that are a text': { ...plain, crit: 'exp' },
    'extensions that are nothing': { ...plain, crit: null },
    'a payload that is not encoded': { ...plain, crit: ['b64'], b64: false },
    'a payload that is encoded somehow': { ...plain, crit: ['b64'], b64: 'yes' },
    'the kind of a logout token': { ...plain, typ: 'logout+jwt' },
    'the kind of a proof': { ...plain, typ: 'dpop+jwt' },
    'the kind of an encrypted token': { ...plain, typ: 'JWE' },
    'a kind that is a number': { ...plain, typ: 1 },
    'a kind that is a list': { ...plain, typ: ['JWT'] },
    'a header that is a list': [plain],
    'a header that is a number': 5,
    'a header that is nothing': null,
    'a header that is a text': '"RS256"',
    'a header that is cut off': '{"alg":"RS256"',
    'a header that is empty': '{}',
    'a header that is no UTF-8': Buffer.from('{"alg":"RS256","x":"\xff"}', 'latin1'),
    'a header of a thousand lists': `{"alg":"RS256","x":${'['.repeat(1000)}${']'.repeat(1000)}}`.replace(
      'RS256',
      'RS384',
    ),
    'a kid that is another’s': { ...plain, kid: 'another' },
    'a kid that is a list': { ...plain, kid: [kid] },
    'an algorithm said twice, the second wrong': `{"alg":"RS256","kid":"${kid}","alg":"none"}`,
  }
  const all = Object.entries(headers).map(([name, header]) => {
    return [name, forge(header, claimsFor(target), rs256(privateKey))] as const
  })
  return invalid(Object.fromEntries(all))
}
