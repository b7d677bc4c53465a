import { createPublicKey, verify } from 'node:crypto'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import jwt from 'jsonwebtoken'
import jwksClient from 'jwks-rsa'
import { beforeAll, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { fetchToken, type Reader, signUp } from '@/tests/support/reader'

// What others need to verify our tokens is at /auth/jwks, and nothing else is told to them here.

const background = { software: 'expert; cpp', hardware: 'none' }

const app = inject('plainApp')
let reader: Reader
let address: URL
beforeAll(async () => {
  reader = await signUp(app.url, background)
  address = new URL('/auth/jwks', app.url)
})

const claims = () => ({
  iss: app.url,
  aud: app.url,
  sub: expect.stringMatching(/./),
  iat: expect.any(Number),
  exp: expect.any(Number),
  software_background: background.software,
  hardware_background: background.hardware,
})

/** The same token for another reader. */
function forged(token: string): string {
  const [header, payload = '', signature] = token.split('.')
  const said = JSON.parse(Buffer.from(payload, 'base64url').toString())
  return [header, Buffer.from(JSON.stringify({ ...said, sub: 'other' })).toString('base64url'), signature].join('.')
}

test('jose verifies a token', async () => {
  const keySet = createRemoteJWKSet(address)
  const { payload, protectedHeader } = await jwtVerify(reader.token, keySet, { issuer: app.url, audience: app.url })
  expect(payload).toEqual(claims())
  expect(protectedHeader).toEqual({ alg: 'RS256', kid: expect.any(String) })
  await expect(jwtVerify(forged(reader.token), keySet)).rejects.toThrow()
})

test('jsonwebtoken verifies it with the keys that jwks-rsa gets', async () => {
  const client = jwksClient({ jwksUri: address.href })
  const verifyWith = (token: string, audience: string) =>
    new Promise((resolve, reject) => {
      const key: jwt.GetPublicKeyOrSecret = ({ kid }, done) =>
        void client.getSigningKey(kid).then((found) => done(null, found.getPublicKey()), done)
      const options = { algorithms: ['RS256' as const], issuer: app.url, audience }
      jwt.verify(token, key, options, (error, payload) => (error ? reject(error) : resolve(payload)))
    })
  expect(await verifyWith(reader.token, app.url)).toEqual(claims())
  await expect(verifyWith(reader.token, 'https://elsewhere.example')).rejects.toThrow(/audience/)
  await expect(verifyWith(forged(reader.token), app.url)).rejects.toThrow(/signature/)
})

const KeySet = z.strictObject({
  keys: z.tuple([
    z.strictObject({
      kty: z.literal('RSA'),
      alg: z.literal('RS256'),
      use: z.literal('sig'),
      kid: z.string().min(1),
      n: z.base64url().length(342),
      e: z.literal('AQAB'),
    }),
  ]),
})

test('whoever has no library for it verifies it with the served key by hand', async () => {
  const response = await fetch(address)
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  expect(response.headers.get('cache-control')).toBe('public, max-age=300')
  const [key] = KeySet.parse(await response.json()).keys
  const [header = '', payload = '', signature = ''] = reader.token.split('.')
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ kid: key.kid })
  const publicKey = createPublicKey({ key, format: 'jwk' })
  const signed = (text: string) => verify('sha256', Buffer.from(text), publicKey, Buffer.from(signature, 'base64url'))
  expect([signed(`${header}.${payload}`), signed(`${header}.${payload}x`)]).toEqual([true, false])
})

test('a token is kept by no cache', async () => {
  const response = await fetch(`${app.url}/auth/token`, { headers: { cookie: reader.cookie } })
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(await fetchToken(app.url, reader.cookie)).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
})
