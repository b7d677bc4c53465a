import { createAuthMiddleware } from 'better-auth/api'
import { type BetterAuthOptions, betterAuth } from 'better-auth/minimal'
import { jwt } from 'better-auth/plugins/jwt'
import { z } from 'zod'
import { audited, type RecordIncident } from './audit'
import { backgrounds } from './background'
import { cookieRules } from './cookie'
import { type Endpoint, endpointsOf } from './endpoint'
import { factors, unusedFactors } from './factor'
import { checkInput } from './input'
import { lettersOf } from './letter'
import { letterLinks, linkFor } from './letter-link'
import { lifetimes } from './lifetime'
import { networkLimit, type TakeTry } from './limit'
import { locked } from './lock'
import type { Letter, Mail } from './mail'
import { passwords } from './password'
import { currentSecret, type Secrets } from './secret'
import { keyOptions, type SigningKeys, signingAdapter } from './signing'
import { accountRules, checkProvided, type SocialKeys, socialProviders, unusedSocial, withoutTokens } from './social'
import { noteTrouble } from './trouble'

export type Auth = ReturnType<typeof makeAuth>

export type AuthOptions = Secrets & {
  database: NonNullable<BetterAuthOptions['database']>
  keys: SigningKeys
  mail: Mail
  /** The origin readers use: issuer and audience of tokens, and where links in letters lead. */
  baseUrl: string
  /** Of the letters (BCP 47). */
  language: string
  trustedOrigins: string[]
  trustedProxies: string[]
  /** The other providers readers may come by. */
  social: SocialKeys
  vercel: boolean
  rateLimit: boolean
  requireEmailVerification: boolean
  /** Whether a letter to confirm the address is sent at sign-up though nothing depends on it. */
  welcome: boolean
  takeTry: TakeTry
  record: RecordIncident
  /** Called when a reader is gone; `id` is the subject of that reader's tokens. */
  forget(reader: { id: string; email: string }): Promise<void>
  /** Called when a reader has a new password: what was begun before, such as other letters about it, ends. */
  endBegun(subject: string): Promise<void>
  /** Takes work that need not be done before the answer; without it the answer waits. */
  background?(work: Promise<unknown>): void
}

/** Accounts, sessions and tokens, at `/auth`. */
export function makeAuth(options: AuthOptions) {
  const { baseUrl, mail, keys, background, takeTry, record } = options
  const secret = currentSecret(options)
  const letters = lettersOf(baseUrl, options.language)
  let known: Endpoint[] | undefined
  const endpoints = (): Endpoint[] => {
    known ??= endpointsOf(auth.api, Object.keys(backgrounds))
    return known
  }
  const post = async (written: Letter[]) => {
    const sent = Promise.all(written.map((letter) => mail.send(letter)))
    if (!background) return void (await sent)
    // Not waited for: how long a mail server takes would tell whether an address is known.
    background(sent.catch((cause: unknown) => report('error', 'A letter could not be sent.', cause)))
  }
  const auth = betterAuth({
    appName: 'Lectern',
    baseURL: baseUrl,
    basePath: '/auth',
    secret: options.secret,
    secrets: options.secrets,
    database: options.database,
    telemetry: { enabled: false },
    logger: { level: 'warn', log: report },
    trustedOrigins: options.trustedOrigins,
    user: {
      additionalFields: backgrounds,
      changeEmail: {
        enabled: true,
        sendChangeEmailConfirmation: ({ newEmail, ...proof }) =>
          post([letters.consent(proof.user.email, newEmail, linkFor(proof, secret))]),
      },
      deleteUser: { enabled: true, afterDelete: (user) => options.forget(user) },
      validateUserInfo: checkProvided,
    },
    socialProviders: socialProviders(options.social),
    account: accountRules,
    databaseHooks: { account: withoutTokens },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      requireEmailVerification: options.requireEmailVerification,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url, token }) => post([letters.reset(user.email, { url, token })]),
      onPasswordReset: ({ user }) => options.endBegun(user.id),
      onExistingUserSignUp: ({ user }) => post([letters.known(user.email)]),
    },
    emailVerification: {
      sendOnSignUp: options.requireEmailVerification || options.welcome,
      autoSignInAfterVerification: true,
      sendVerificationEmail: (proof) => post(letters.proofs({ ...proof, url: linkFor(proof, secret) })),
    },
    // An hour: what the account page tells of a session's use is no older.
    session: { updateAge: 3600 },
    // Whoever reads the table cannot choose anybody a password.
    verification: { storeIdentifier: { default: 'plain', overrides: { 'reset-password:': 'hashed' } } },
    rateLimit: {
      enabled: options.rateLimit,
      storage: 'database',
      window: 60,
      max: 100,
      customRules: { '/get-session': false, '/jwks': false },
      customStorage: networkLimit(takeTry, secret, endpoints),
    },
    advanced: {
      ...cookieRules(baseUrl),
      // Said outright, for the library drops both checks under a test runner.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      backgroundTasks: background && { handler: background },
      ipAddress: {
        ipAddressHeaders: options.vercel ? ['x-vercel-forwarded-for', 'x-forwarded-for'] : ['x-forwarded-for'],
        trustedProxies: options.trustedProxies,
      },
    },
    disabledPaths: ['/delete-user/callback', '/revoke-session', ...unusedFactors, ...unusedSocial],
    // What is no refusal of the library's own goes up, to be answered by its name.
    onAPIError: { throw: true, errorURL: `${baseUrl}/sign-in` },
    hooks: { before: checkInput({ endpoints, takeTry, secret }), after: describeKeys },
    plugins: [
      locked(),
      lifetimes(),
      passwords(),
      audited({ record, secret }),
      letterLinks(secret),
      jwt({
        jwks: keyOptions,
        jwt: {
          issuer: baseUrl,
          audience: baseUrl,
          expirationTime: '15m',
          definePayload: ({ user }) => ({
            software_background: user.software_background,
            hardware_background: user.hardware_background,
          }),
        },
        disableSettingJwtHeader: true,
        adapter: signingAdapter(keys),
      }),
      ...factors(baseUrl, options.trustedOrigins),
    ],
  })
  return auth
}

/**
 * Says what failed but not with what: a failed query carries the reader's name, address and password's hash, and what
 * stands behind a colon is what somebody sent.
 */
function report(level: 'debug' | 'info' | 'success' | 'warn' | 'error', message: string, ...details: unknown[]): void {
  noteTrouble(details)
  const names = details.map((detail) => (detail instanceof Error ? detail.name : undefined)).filter(Boolean)
  const line = `auth: ${[message.split(/[\n:]/)[0], ...names].join(' ')}`
  if (level === 'error') console.error(line)
  else console.warn(line)
}

const PublicKeys = z.object({ keys: z.array(z.record(z.string(), z.unknown())) })

/** The key set says what its keys are for (RFC 7517 §4.2) and may be kept for five minutes; a token may not be kept. */
const describeKeys = createAuthMiddleware(async (ctx) => {
  if (ctx.path === '/token') ctx.setHeader('Cache-Control', 'no-store')
  if (ctx.path !== '/jwks') return
  const returned = PublicKeys.safeParse(ctx.context.returned)
  if (!returned.success) return
  ctx.setHeader('Cache-Control', 'public, max-age=300')
  return ctx.json({ keys: returned.data.keys.map((key) => ({ ...key, use: 'sig' })) })
})
