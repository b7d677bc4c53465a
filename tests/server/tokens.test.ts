import { createPublicKey } from 'node:crypto'
import { decodeProtectedHeader, exportSPKI, generateKeyPair, importJWK, type JWK, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { GroqServer } from '@/tests/support/groq-server'
import { type Issuer, startIssuer } from '@/tests/support/issuer'
import { makeKey, sign } from '@/tests/support/keys'
import { personalize, type Reader, readDocument, signUp } from '@/tests/support/reader'
import { expectRefusal } from '@/tests/support/refusal'

const body = { chapter: 'sensing' }
const novice = { software_background: 'none', hardware_background: 'none' }

let groq: GroqServer
beforeAll(async () => {
  groq = await GroqServer.start()
})
afterEach(() => expect(groq.asked.splice(0).map(({ heading }) => heading)).toEqual([]))
afterAll(() => groq.stop())

describe('a server that issues its own tokens takes none', () => {
  let app: App
  let reader: Reader
  let jwk: JWK
  beforeAll(async () => {
    app = await startApp({ GROQ_API_KEY: 'test', GROQ_BASE_URL: groq.url })
    reader = await signUp(app.url, { software: 'none', hardware: 'none' })
    const response = await fetch(`${app.url}/auth/jwks`)
    jwk = (await response.json()).keys[0]
  })
  afterAll(() => app.stop())

  const claims = () => ({ iss: app.url, aud: app.url, sub: 'reader', ...novice })
  const refuse = async (token: string) =>
    expectRefusal(await personalize(app.url, token, body, { accept: 'text/event-stream' }), 401, 'token_invalid')

  test('signed by HS256 with the text of the public key', async () => {
    const key = await importJWK(jwk, 'RS256', { extractable: true })
    if (key instanceof Uint8Array) return expect.unreachable()
    const pkcs1 = createPublicKey(await exportSPKI(key)).export({ type: 'pkcs1', format: 'pem' })
    for (const secret of [await exportSPKI(key), String(pkcs1), JSON.stringify(jwk), jwk.n ?? '']) {
      const token = new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: jwk.kid }).setIssuedAt()
      await refuse(await token.setExpirationTime('5m').sign(new TextEncoder().encode(secret)))
    }
  })

  test('with alg none, however it is spelled', async () => {
    const unsecured = new UnsecuredJWT(claims()).setIssuedAt().setExpirationTime('5m').encode()
    const [, payload = ''] = unsecured.split('.')
    const [, , signature = ''] = reader.token.split('.')
    await refuse(unsecured)
    for (const alg of ['none', 'None', 'NONE']) {
      const header = Buffer.from(JSON.stringify({ alg, kid: jwk.kid })).toString('base64url')
      await refuse(`${header}.${payload}.`)
      await refuse(`${header}.${payload}.${signature}`)
    }
  })

  test('signed by a stranger, under our key’s id, under one of its own, or bringing the key along', async () => {
    const { privateKey, publicKey, id } = await makeKey('mine')
    const stranger = { privateKey, publicKey, id }
    const names = { iss: app.url, aud: app.url, ...novice }
    await refuse(await sign({ ...stranger, id: jwk.kid ?? '' }, names))
    await refuse(await sign(stranger, names))
    await refuse(await sign(stranger, { ...names, header: { jwk: JSON.parse(publicKey), kid: undefined } }))
    const { privateKey: curve } = await generateKeyPair('ES256')
    const other = new SignJWT(claims()).setProtectedHeader({ alg: 'ES256', kid: jwk.kid ?? '' }).setIssuedAt()
    await refuse(await other.setExpirationTime('5m').sign(curve))
  })

  test('whose claims were changed after signing', async () => {
    const [header, payload = '', signature] = reader.token.split('.')
    const said = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const changed = Buffer.from(JSON.stringify({ ...said, software_background: 'expert' })).toString('base64url')
    await refuse([header, changed, signature].join('.'))
    expect(decodeProtectedHeader(reader.token).alg).toBe('RS256')
  })

  test.each(['x', 'a.b', 'a.b.c.d', '..', 'e30.e30.e30'])('that is none: %s', async (text) => void (await refuse(text)))
})

describe('a server that takes the tokens of another deployment', () => {
  let issuer: Issuer
  let app: App
  beforeAll(async () => {
    issuer = await startIssuer()
    app = await startApp({ GROQ_API_KEY: 'test', GROQ_BASE_URL: groq.url, ...issuer.env })
  })
  afterAll(async () => {
    await app.stop()
    await issuer.stop()
  })

  const now = Math.floor(Date.now() / 1000)
  test.each([
    ['another issuer', { iss: 'https://elsewhere.example' }, 'token_invalid'],
    ['no issuer', { iss: undefined }, 'token_invalid'],
    ['another audience', { aud: 'https://elsewhere.example' }, 'token_invalid'],
    ['no audience', { aud: undefined }, 'token_invalid'],
    ['no subject', { sub: undefined }, 'token_invalid'],
    ['no end', { exp: undefined }, 'token_invalid'],
    ['an end in the past', { iat: now - 600, exp: now - 60 }, 'token_expired'],
    ['an id of no key', { header: { kid: 'unknown' } }, 'token_invalid'],
    [
      'an extension that must be understood',
      { header: { crit: ['https://example.org/ext'], 'https://example.org/ext': 1 } },
      'token_invalid',
    ],
  ])('refuses %s', async (_, changes, code) => {
    const token = await issuer.sign({ ...novice, ...changes })
    await expectRefusal(await personalize(app.url, token, body), 401, code)
  })

  test('ignores claims it does not know, and takes a missing background for an unknown level', async () => {
    const background = { software_background: undefined, hardware_background: undefined }
    const token = await issuer.sign({ ...background, role: 'editor', level: 'expert', header: { typ: 'JWT' } })
    const { profile, result } = await readDocument(app.url, token, body)
    expect(profile).toEqual({
      software: { level: 'unknown', anchors: [] },
      hardware: { level: 'unknown', anchors: [] },
    })
    expect(result).toBe('original')
  })
})

describe('what cannot be looked up is no fault of the token', () => {
  test('503 keys_unavailable while the issuer is away', async () => {
    const issuer = await startIssuer()
    await issuer.stop()
    const app = await startApp(issuer.env)
    await expectRefusal(await personalize(app.url, await issuer.sign(novice), body), 503, 'keys_unavailable')
    await app.stop()
  })

  test('503 database_unavailable while the database is away, though the token is good', async () => {
    const issuer = await startIssuer()
    const database = { DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none', BETTER_AUTH_SECRET: 'x'.repeat(32) }
    const app = await startApp({ ...issuer.env, ...database })
    await expectRefusal(await personalize(app.url, await issuer.sign(novice), body), 503, 'database_unavailable')
    expect((await fetch(`${app.url}/chapters/sensing`)).status).toBe(200)
    await app.stop()
    await issuer.stop()
  })
})
