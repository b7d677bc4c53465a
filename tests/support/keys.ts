import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { PublicKey } from '@/lib/auth/key-set'

export type TestKey = PublicKey & { privateKey: CryptoKey }

/** An RS256 key as the table keeps it, and the private half to sign with. */
export async function makeKey(id: string): Promise<TestKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true })
  return { id, publicKey: JSON.stringify(await exportJWK(publicKey)), privateKey }
}

export const claims = { software_background: 'expert; cpp', hardware_background: 'none' }
export const expected = { issuer: 'https://book.example', audience: 'https://book.example' }

type Changes = {
  iss?: string
  aud?: string
  sub?: string
  iat?: number
  exp?: number
  header?: Record<string, unknown>
}

/** A token as this deployment would sign it now, but for the changes; what is set to undefined is left out. */
export function sign(key: TestKey, changes: Changes & Record<string, unknown> = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const { header, ...rest } = changes
  const standard = { iss: expected.issuer, aud: expected.audience, sub: 'reader', iat: now, exp: now + 900 }
  return new SignJWT({ ...standard, ...claims, ...rest })
    .setProtectedHeader({ alg: 'RS256', kid: key.id, ...header })
    .sign(key.privateKey, { crit: { 'https://example.org/ext': true } })
}
