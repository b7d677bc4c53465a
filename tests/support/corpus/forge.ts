import { createPublicKey, type KeyObject, sign } from 'node:crypto'

/** A token or a request by its name, and the code it must be refused with. */
export type Bad<T> = { name: string; code: string } & T
export type BadToken = Bad<{ token: string }>

/** What an attacker knows of a server: everything but its private key. */
export type Target = {
  issuer: string
  audience: string
  kid: string
  /** The public key as it is served. */
  publicKey: KeyObject
  /** A token that the server takes. */
  good: string
  /** An address that nobody may ask. */
  canary: string
}

/** A target whose private key the test has, so that only what it signs is wrong. */
export type Signed = Target & { privateKey: KeyObject }

export type Json = Record<string, unknown>

export function invalid(tokens: Record<string, string>): BadToken[] {
  return Object.entries(tokens).map(([name, token]) => ({ name, token, code: 'token_invalid' }))
}

export function base64url(part: unknown): string {
  const bytes = Buffer.isBuffer(part) || typeof part === 'string' ? part : JSON.stringify(part)
  return Buffer.from(bytes).toString('base64url')
}

/** A token of a header, a payload (objects as JSON, texts and bytes as they are) and a signature over both. */
export function forge(header: unknown, payload: unknown, signer: (input: Buffer) => Buffer): string {
  const input = `${base64url(header)}.${base64url(payload)}`
  return `${input}.${base64url(signer(Buffer.from(input)))}`
}

/** RS256 (RFC 7518 §3.3). */
export function rs256(key: KeyObject): (input: Buffer) => Buffer {
  return (input) => sign('sha256', input, key)
}

/** Claims that a target would take, but for the changes; what is undefined is left out. */
export function claimsFor({ issuer, audience }: Target, changes: Json = {}): Json {
  const now = seconds()
  const background = { software_background: 'none', hardware_background: 'none' }
  return { iss: issuer, aud: audience, sub: 'reader', iat: now, exp: now + 600, ...background, ...changes }
}

export function seconds(): number {
  return Math.floor(Date.now() / 1000)
}

/** The ways in which a program may hold a public key as text or bytes, and so take it for a password. */
export function spellings({ publicKey, kid }: Target): Record<string, Buffer> {
  const pem = (type: 'spki' | 'pkcs1') => String(publicKey.export({ type, format: 'pem' }))
  const jwk = publicKey.export({ format: 'jwk' })
  const served = { alg: 'RS256', ...jwk, kid, use: 'sig' }
  const texts = {
    'its PEM': pem('spki'),
    'its PEM without the last line break': pem('spki').trim(),
    'its PEM in one line': pem('spki').replaceAll('\n', ''),
    'its PEM as of PKCS #1': pem('pkcs1'),
    'its JWK': JSON.stringify(jwk),
    'its JWK as it is served': JSON.stringify(served),
    'the whole key set': JSON.stringify({ keys: [served] }),
    'its modulus as text': jwk.n ?? '',
    'its exponent as text': jwk.e ?? '',
    'its id': kid,
    nothing: '',
    'a word': 'secret',
  }
  return {
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)])),
    'its bytes': publicKey.export({ type: 'spki', format: 'der' }),
    'its bytes as of PKCS #1': publicKey.export({ type: 'pkcs1', format: 'der' }),
    'its modulus': Buffer.from(jwk.n ?? '', 'base64url'),
  }
}

export function publicJwk(key: KeyObject): Json {
  return { ...createPublicKey(key).export({ format: 'jwk' }) }
}
