import { createHmac } from 'node:crypto'
import { exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { databaseKeySet, type KeySet } from '@/lib/auth/key-set'
import { authenticate, verifyToken } from '@/lib/auth/token'
import { LecternError } from '@/lib/errors'
import { claims, expected, makeKey, sign, type TestKey } from '../../support/keys'

let key: TestKey
let keySet: KeySet
beforeAll(async () => {
  key = await makeKey('first')
  keySet = databaseKeySet(async () => [key])
})

const now = () => Math.floor(Date.now() / 1000)
const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url')
const verify = (token: string) => verifyToken(token, keySet, expected)
const standard = () => ({ iss: expected.issuer, aud: expected.audience, sub: 'reader', iat: now(), exp: now() + 900 })

describe('a token is accepted', () => {
  test('and gives the claims of its reader', async () => {
    expect(await verify(await sign(key))).toEqual({
      subject: 'reader',
      softwareBackground: claims.software_background,
      hardwareBackground: claims.hardware_background,
    })
  })

  test('without backgrounds, and with claims we do not know', async () => {
    const foreign = await sign(key, { software_background: undefined, hardware_background: undefined, role: 'admin' })
    expect(await verify(foreign)).toEqual({ subject: 'reader' })
  })

  test.each(['JWT', 'jwt', 'at+jwt', 'application/at+jwt'])('of the kind %s', async (typ) => {
    expect(await verify(await sign(key, { header: { typ } }))).toMatchObject({ subject: 'reader' })
  })

  test('with a background that is too long, which is cut', async () => {
    const { softwareBackground } = await verify(await sign(key, { software_background: 'x'.repeat(500) }))
    expect(softwareBackground).toHaveLength(400)
  })

  test('up to five seconds after its end, for clocks differ', async () => {
    expect(await verify(await sign(key, { iat: now() - 600, exp: now() - 3 }))).toMatchObject({ subject: 'reader' })
  })
})

describe('a token is expired', () => {
  test.each([
    ['after its end', { iat: -700, exp: -10 }],
    ['more than fifteen minutes after it was made, whatever end it names', { iat: -1000, exp: 900 }],
  ])('%s', async (_, { iat, exp }) => {
    const token = sign(key, { iat: now() + iat, exp: now() + exp })
    await expect(verify(await token)).rejects.toMatchObject({ code: 'token_expired', status: 401 })
  })
})

describe('a token is invalid', () => {
  const changes: [string, Record<string, unknown>][] = [
    ['of another issuer', { iss: 'https://evil.example' }],
    ['of no issuer', { iss: undefined }],
    ['for another audience', { aud: 'https://evil.example' }],
    ['for no audience', { aud: undefined }],
    ['of no subject', { sub: undefined }],
    ['of an empty subject', { sub: '' }],
    ['of a subject that is a number', { sub: 5 }],
    ['of a subject that is too long', { sub: 'x'.repeat(256) }],
    ['of a subject that no database takes', { sub: 'reader\0' }],
    ['that was made to end a session', { header: { typ: 'logout+jwt' } }],
    ['of a kind that is no text', { header: { typ: ['JWT'] } }],
    ['without a time', { iat: undefined }],
    ['without an end', { exp: undefined }],
    ['with a time in the future', { iat: 4_000_000_000, exp: 4_000_000_900 }],
    ['not yet begun', { nbf: 4_000_000_000 }],
    ['with a background that is no text', { hardware_background: { level: 'expert' } }],
    ['under a key nobody knows', { header: { kid: 'unknown' } }],
    ['with a critical extension', { header: { crit: ['https://example.org/ext'], 'https://example.org/ext': 1 } }],
  ]
  test.each(changes)('%s', async (_, change) => {
    await expect(verify(await sign(key, change))).rejects.toMatchObject({ code: 'token_invalid', status: 401 })
  })

  test('signed by another key under the name of ours', async () => {
    const other = { ...(await makeKey('other')), id: key.id }
    await expect(verify(await sign(other))).rejects.toMatchObject({ code: 'token_invalid' })
  })

  test('signed with our public key as if it were a password', async () => {
    const publicKey = await importJWK(JSON.parse(key.publicKey), 'RS256', { extractable: true })
    if (publicKey instanceof Uint8Array) throw new Error('not a key')
    for (const secret of [await exportSPKI(publicKey), key.publicKey]) {
      const signed = `${encode({ alg: 'HS256', kid: key.id })}.${encode({ ...standard(), ...claims })}`
      const token = `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
      await expect(verify(token)).rejects.toMatchObject({ code: 'token_invalid' })
    }
  })

  test.each(['none', 'None', 'NONE'])('without a signature, alg %s', async (alg) => {
    const unsigned = `${encode({ alg, kid: key.id })}.${encode({ ...standard(), ...claims })}`
    for (const token of [`${unsigned}.`, unsigned, `${unsigned}.AA`])
      await expect(verify(token)).rejects.toMatchObject({ code: 'token_invalid' })
  })

  test('signed by our key with another algorithm', async () => {
    const pss = new SignJWT({ ...standard(), ...claims }).setProtectedHeader({ alg: 'PS256', kid: key.id })
    const { privateKey } = await generateKeyPair('PS256')
    await expect(verify(await pss.sign(privateKey))).rejects.toMatchObject({ code: 'token_invalid' })
  })

  test('with one claim changed', async () => {
    const [header, , signature] = (await sign(key)).split('.')
    const token = [header, encode({ ...standard(), ...claims, sub: 'other' }), signature].join('.')
    await expect(verify(token)).rejects.toMatchObject({ code: 'token_invalid' })
  })

  test('in a spelling other than its own', async () => {
    const token = await sign(key)
    const last = token.at(-1) ?? ''
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const sibling = alphabet[alphabet.indexOf(last) ^ 1] ?? ''
    for (const other of [token.slice(0, -1) + sibling, `${token}=`, `${token} `, token.replace('.', '.\n')])
      await expect(verify(other)).rejects.toMatchObject({ code: 'token_invalid' })
  })

  test.each(['', '.', '..', '...', 'a.b', 'a.b.c.d', 'token', 'ä.ö.ü', '{}.{}.{}', 'x'.repeat(10_000)])(
    'when it is no token: %.12s',
    async (token) => {
      await expect(verify(token)).rejects.toMatchObject({ code: 'token_invalid' })
    },
  )

  test('when it is longer than 8 KB', async () => {
    const token = await sign(key, { more: 'x'.repeat(7000) })
    await expect(verify(token)).rejects.toMatchObject({ code: 'token_invalid' })
  })
})

describe('a request', () => {
  const ask = (authorization?: string) => {
    const headers = new Headers({ cookie: 'lectern.session_token=abc' })
    if (authorization !== undefined) headers.set('authorization', authorization)
    return authenticate(new Request('https://book.example/api', { headers }), keySet, expected)
  }

  test.each([undefined, '', 'Bearer', 'Bearer ', 'Basic cmVhZGVyOnNlY3JldA==', 'Token abc', 'BearerX abc'])(
    'with the authorization %j has no token',
    async (authorization) => {
      await expect(ask(authorization)).rejects.toMatchObject({ code: 'token_missing', status: 401 })
    },
  )

  test.each(['Bearer', 'bearer', 'BEARER'])('is let in by its token, by the scheme %s', async (scheme) => {
    expect(await ask(`${scheme} ${await sign(key)}`)).toMatchObject({ subject: 'reader' })
  })

  test('with two tokens in one header is refused', async () => {
    const token = await sign(key)
    await expect(ask(`Bearer ${token} ${token}`)).rejects.toMatchObject({ code: 'token_invalid' })
  })
})

test.each([
  ['cannot be read', () => Promise.reject(new Error('connection refused'))],
  ['hold nonsense', async () => [{ id: 'first', publicKey: '{' }]],
  ['hold a key that is none', async () => [{ id: 'first', publicKey: '{"kty":"RSA","n":"AQAB"}' }]],
])('while the keys %s nothing is said of the token', async (_, load) => {
  const failing = verifyToken(await sign(key), databaseKeySet(load), expected)
  await expect(failing).rejects.toBeInstanceOf(LecternError)
  await expect(failing).rejects.toMatchObject({ code: 'keys_unavailable', status: 503 })
})
