import { errors, type JWSHeaderParameters, jwtVerify } from 'jose'
import { LecternError } from '@/lib/errors'
import { ClaimSet, type Claims, Header } from './claims'
import type { KeySet } from './key-set'

/** The issuer and audience a token must name (RFC 7519 §4.1.1, §4.1.3). */
export type Expected = { issuer: string; audience: string }

/**
 * The reader of a request, from its bearer token (RFC 6750 §2.1); no cookie is looked at.
 * @throws {LecternError} `token_missing` without a bearer token, else as `verifyToken`
 */
export async function authenticate(request: Request, keySet: KeySet, expected: Expected): Promise<Claims> {
  // RFC 9110 §11.1: the name of the scheme is case-insensitive.
  const [, token] = /^Bearer(?: +(.*))?$/i.exec(request.headers.get('authorization')?.trim() ?? '') ?? []
  if (!token) throw new LecternError('token_missing', 'Send a bearer token, as /auth/token gives to who is signed in.')
  return verifyToken(token, keySet, expected)
}

/**
 * Verifies a token and reads its claims.
 * @throws {LecternError} `token_expired`, `token_invalid`, or `keys_unavailable` when nothing can be said of it
 */
export async function verifyToken(token: string, keySet: KeySet, expected: Expected): Promise<Claims> {
  if (!isCompact(token)) throw invalid()
  try {
    const { payload, protectedHeader } = await jwtVerify(token, (header) => readKey(keySet, header), {
      ...expected,
      algorithms: ['RS256'],
      requiredClaims: ['sub', 'iat', 'exp'],
      maxTokenAge: '15m',
      clockTolerance: 5,
    })
    // jose takes any number for exp; a token without end is none of ours.
    if (!Number.isSafeInteger(payload.exp) || !Header.safeParse(protectedHeader).success) throw invalid()
    const claims = ClaimSet.safeParse(payload)
    if (!claims.success) throw invalid(claims.error)
    return claims.data
  } catch (cause) {
    if (cause instanceof LecternError) throw cause
    if (cause instanceof errors.JWTExpired)
      throw new LecternError('token_expired', 'The token has expired. Ask /auth/token for another.', { cause })
    if (cause instanceof errors.JOSEError) throw invalid(cause)
    throw new LecternError('keys_unavailable', 'The token cannot be checked at the moment.', { cause })
  }
}

/**
 * RFC 7515 §7.1 in the one spelling it has: jose lets spare bits of base64url be anything, so one token would have
 * many. 8 KB is many times what a token of ours takes.
 */
function isCompact(token: string): boolean {
  const parts = token.split('.')
  return token.length <= 8192 && parts.length === 3 && parts.every(isCanonical)
}

function isCanonical(part: string): boolean {
  return part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part
}

async function readKey(keySet: KeySet, header: JWSHeaderParameters): Promise<CryptoKey> {
  const key = await keySet.findKey(header)
  if (!key) throw new errors.JWKSNoMatchingKey()
  return key
}

function invalid(cause?: unknown): LecternError {
  return new LecternError('token_invalid', 'The token is not one this deployment accepts.', { cause })
}
