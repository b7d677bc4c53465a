import { type PasskeyOptions, passkey } from '@better-auth/passkey'
import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { lastLoginMethod, twoFactor } from 'better-auth/plugins'
import { hashedBackupCodes, storeBackupCodes } from './backup-code'
import { findChallenged } from './challenge'
import { lastMethodCookie } from './cookie'

/**
 * What stands beside a password or in its place: codes of an authenticator app with backup codes, and passkeys.
 * @param baseUrl its host is the domain of all passkeys
 * @param others where else they may be used, below that domain
 */
export function factors(baseUrl: string, others: string[]) {
  return [
    twoFactor({ trustDeviceMaxAge: 30 * 86_400, backupCodeOptions: { storeBackupCodes } }),
    hashedBackupCodes(),
    passkey({
      rpName: 'Lectern',
      origin: [baseUrl, ...others],
      ...whoIsThere,
      advanced: { webAuthnChallengeCookie: 'passkey' },
    }),
    lastLoginMethod({ cookieName: lastMethodCookie(baseUrl) }),
    strictness,
  ] as const
}

/** What is not offered: codes by letter, the secret shown a second time, a passkey's options without a page of ours. */
export const unusedFactors = ['/two-factor/send-otp', '/two-factor/verify-otp', '/two-factor/get-totp-uri']

// A passkey stands for two factors only where its device has made sure who holds it (WebAuthn §6.1.1: user
// verification). The library asks for that but does without.
const whoIsThere: Pick<PasskeyOptions, 'authenticatorSelection' | 'registration' | 'authentication'> = {
  authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  registration: {
    afterVerification: ({ verification }) => requireVerified(verification.registrationInfo?.userVerified),
  },
  authentication: {
    afterVerification: ({ verification }) => requireVerified(verification.authenticationInfo.userVerified),
  },
}

function requireVerified(verified: boolean | undefined): void {
  if (!verified) throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED', message: 'Unlock the passkey.' })
}

const strictness = {
  id: 'lectern-strictness',
  hooks: {
    before: [{ matcher: ({ path }) => path === '/two-factor/verify-totp', handler: refuseTriedCode() }],
    after: [{ matcher: ({ path }) => path === '/passkey/generate-authenticate-options', handler: askWhoIsThere() }],
  },
} satisfies BetterAuthPlugin

/** RFC 6238 §5.2: a code is taken once. One that was tried is not tried again while it could be good. */
function refuseTriedCode() {
  return createAuthMiddleware(async (ctx) => {
    const subject = await findChallenged(ctx)
    const code: unknown = ctx.body?.code
    if (!subject || typeof code !== 'string') return
    const identifier = `totp:${subject}:${code}`
    const expiresAt = new Date(Date.now() + 120_000)
    if (await ctx.context.internalAdapter.reserveVerificationValue({ identifier, value: subject, expiresAt })) return
    throw new APIError('UNAUTHORIZED', { code: 'CODE_TRIED', message: 'This code was tried already.' })
  })
}

function askWhoIsThere() {
  return createAuthMiddleware(async (ctx) => {
    const { returned } = ctx.context
    if (!returned || typeof returned !== 'object' || returned instanceof APIError) return
    return ctx.json({ ...returned, userVerification: 'required' })
  })
}
