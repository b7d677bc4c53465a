import { constants, createHash, createPublicKey, generateKeyPairSync, privateEncrypt } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databaseKeySet } from '@/lib/auth/key-set'
import { verifyToken } from '@/lib/auth/token'
import { wrongAlgorithms } from '@/tests/support/corpus/algorithm'
import { wrongClaims } from '@/tests/support/corpus/claim'
import { claimsFor, forge, rs256, type Signed } from '@/tests/support/corpus/forge'
import { wrongForms } from '@/tests/support/corpus/form'
import { bringingKeys, oddHeaders, oddKids } from '@/tests/support/corpus/header'
import { rightPadding, wrongPaddings } from '@/tests/support/corpus/padding'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const publicKey = createPublicKey(privateKey)
const names = { issuer: 'https://book.example', audience: 'https://book.example' }
const header = { alg: 'RS256', kid: '0b5d1e8c-first' }
const target: Signed = { ...names, kid: header.kid, publicKey, privateKey, good: '', canary: 'http://127.0.0.1:1' }
target.good = forge(header, claimsFor(target), rs256(privateKey))

const stored = { id: header.kid, publicKey: JSON.stringify(publicKey.export({ format: 'jwk' })) }
const keySet = databaseKeySet(async () => [stored])
const verify = (token: string) => verifyToken(token, keySet, names)

const corpus = { wrongAlgorithms, bringingKeys, oddKids, oddHeaders, wrongClaims, wrongForms, wrongPaddings }
describe.each(Object.entries(corpus))('of %s none is taken', (_, make) => {
  test.each(make(target))('$name', async ({ token, code }) => {
    await expect(verify(token)).rejects.toMatchObject({ code })
  })
})

test('what they are made from is taken', async () => {
  expect(await verify(target.good)).toMatchObject({ subject: 'reader' })
  const encoded = (input: Buffer) => rightPadding(createHash('sha256').update(input).digest())
  const key = { key: privateKey, padding: constants.RSA_NO_PADDING }
  const token = forge(header, claimsFor(target), (input) => privateEncrypt(key, encoded(input)))
  expect(await verify(token)).toMatchObject({ subject: 'reader' })
})

const anything = fc.anything({ maxDepth: 2 })
const named = (...members: string[]) =>
  fc.record(Object.fromEntries(members.map((name) => [name, anything])), { requiredKeys: [] })

test('whatever a well signed token says, it is taken or refused, and no failure of ours', async () => {
  const headers = named('alg', 'kid', 'typ', 'cty', 'crit', 'b64', 'jwk', 'jku', 'x5c', 'zip', 'enc')
  const claims = named('iss', 'aud', 'sub', 'iat', 'exp', 'nbf', 'jti', 'software_background', 'hardware_background')
  const token = fc.record({ header: headers, claims, text: fc.option(fc.string()) })
  await fc.assert(
    fc.asyncProperty(token, async (said) => {
      const payload = said.text ?? json({ ...claimsFor(target), ...said.claims })
      const verdict = verify(forge(json({ ...header, ...said.header }), payload, rs256(privateKey)))
      const code = await verdict.then(() => 'taken').catch((error) => error.code)
      expect(['taken', 'token_invalid', 'token_expired']).toContain(code)
    }),
    { numRuns: 300 },
  )
})

test('whatever stands in the place of a token, it is refused', async () => {
  const part = fc.oneof(fc.base64String(), fc.string(), fc.constantFrom(...target.good.split('.')))
  const text = fc.array(part, { maxLength: 5 }).map((parts) => parts.join('.'))
  await fc.assert(
    fc.asyncProperty(fc.oneof(text, fc.string({ unit: 'binary' })), async (token) => {
      fc.pre(token !== target.good)
      await expect(verify(token)).rejects.toMatchObject({ status: 401 })
    }),
    { numRuns: 500 },
  )
})

/** JSON of anything, with what JSON does not have left out. */
function json(value: object): string {
  return JSON.stringify(value, (_, member) => (typeof member === 'bigint' ? Number(member) : member))
}
