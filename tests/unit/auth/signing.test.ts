import { beforeAll, describe, expect, test } from 'vitest'
import { encryptionSecret } from '@/lib/auth/secret'
import { type FreshKey, findSigner, makeSigningKey, opens } from '@/lib/auth/signing'

const one = encryptionSecret({ secret: 'the first secret, which is long enough' })
const two = encryptionSecret({ secret: 'the second secret, which is long enough' })
const versions = [{ version: 7, value: 'the second secret, which is long enough' }]
const both = encryptionSecret({ secret: 'the first secret, which is long enough', secrets: versions })

let fresh: FreshKey
beforeAll(async () => {
  fresh = await makeSigningKey(one)
})

const hour = 3_600_000
/** A key made some hours ago that ends some hours from now. */
const key = (id: string, ago: number, left?: number) => ({
  ...fresh,
  id,
  createdAt: new Date(Date.now() - ago * hour),
  expiresAt: left === undefined ? undefined : new Date(Date.now() + left * hour),
})

test('a fresh key signs for thirty days and is opened by its secret only', async () => {
  const { createdAt, expiresAt } = fresh
  expect(Number(expiresAt) - Number(createdAt)).toBe(30 * 24 * hour)
  expect(JSON.parse(fresh.publicKey)).toMatchObject({ kty: 'RSA', e: 'AQAB', n: expect.stringMatching(/^[\w-]{342}$/) })
  expect([await opens(key('k', 0), one), await opens(key('k', 0), two)]).toEqual([true, false])
  expect(await opens({ ...key('k', 0), privateKey: '' }, one)).toBe(false)
})

describe('with versions of a secret', () => {
  test('what had none is opened by the one before', async () => {
    expect(await opens(key('k', 0), both)).toBe(true)
    expect(await opens(key('k', 0), encryptionSecret({ secrets: versions }))).toBe(false)
  })

  test('new keys are encrypted with the first', async () => {
    const next = { ...(await makeSigningKey(both)), id: 'next' }
    expect(await opens(next, encryptionSecret({ secrets: versions }))).toBe(true)
    expect(await opens(next, one)).toBe(false)
  })
})

describe('the key that signs', () => {
  const signerOf = async (...keys: Parameters<typeof findSigner>[0]) => (await findSigner(keys, one))?.id

  test('is the oldest that has not ended', async () => {
    expect(await signerOf(key('old', 9, -1), key('next', 1, 5), key('now', 5, 1))).toBe('now')
    expect(await signerOf(key('for good', 9), key('next', 1, 5))).toBe('for good')
    expect(await signerOf(key('old', 9, -1))).toBeUndefined()
  })

  test('is one that its secret opens', async () => {
    const strange = { ...(await makeSigningKey(two)), id: 'strange', createdAt: new Date(0) }
    expect(await signerOf(strange, key('now', 5, 1))).toBe('now')
    expect(await signerOf(strange)).toBeUndefined()
  })
})
