import { addressOf, isForeign, ownOrigins } from './address'
import { noticesOf } from './notice'
import { Settings, versionOf } from './settings'

/** What the settings say, checked and grouped. `notices` are for the log: a setting that was set aside, and why. */
export type Env = {
  production: boolean
  port: number
  /** The origin readers use, without a slash at its end; also the issuer and audience of our tokens. */
  baseUrl: string
  issuer: string
  audience: string
  secret?: string
  /** Secrets with versions, the one in use first; `secret` is then only for what has no version. */
  secrets?: { version: number; value: string }[]
  /** `dataDir` is where the embedded database, its secret and the outbox live. */
  database: { kind: 'pglite' | 'pg' | 'neon'; url?: string; unpooledUrl?: string; dataDir: string }
  /** Whether a server brings its Postgres up to date when it starts. */
  migrateOnStart: boolean
  groq?: {
    apiKey: string
    model: string
    fallbackModels: string[]
    baseUrl?: string
    concurrency: number
    tpm?: number
    rpm?: number
  }
  personalize: {
    idleTimeoutMs: number
    deadlineMs: number
    dailySections: number
    dailyTokens: number
    modelCalls: boolean
  }
  trustedOrigins: string[]
  /** The origins whose pages may call the API. */
  corsOrigins: string[]
  trustedProxies: string[]
  requireEmailVerification: boolean
  /** The other providers readers may come by. */
  social: { github?: ClientKeys; google?: ClientKeys }
  /** Set only when another deployment issues the tokens. */
  jwks?: { url: string; issuer: string; audience: string }
  smtpUrl?: string
  authRateLimit: boolean
  auditRetentionDays: number
  /** For how long, and how much of what is not kept for good. */
  keep: { auditDays: number; cacheDays: number; cacheSections: number }
  /** Readings under way at a time, in one process. */
  readings: number
  editorEmails: string[]
  cronSecret?: string
  metricsToken?: string
  logFormat: 'text' | 'json'
  /** Where a weakness is reported: a `mailto:`, `https:` or `tel:` address. */
  securityContact?: string
  vercel: boolean
  vercelEnv?: string
  notices: string[]
}

type ClientKeys = { clientId: string; clientSecret: string }

/** Settings that cannot be used. The message names every fault, one to a line. */
export class EnvError extends Error {
  constructor(readonly faults: string[]) {
    super(`The settings cannot be used:\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
    this.name = 'EnvError'
  }
}

/**
 * Reads the settings. A blank one is absent. While Next builds, nothing is required, for a build has no secrets.
 * @throws {EnvError} naming all faults at once
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.entries(source).flatMap(([name, value]) =>
    value?.trim() ? [[name, value.trim()] as const] : [],
  )
  const issues = Settings.safeParse(Object.fromEntries(given)).error?.issues ?? []
  const faulty = new Set(issues.map((issue) => issue.path[0]))
  const settings = Settings.parse(Object.fromEntries(given.filter(([name]) => !faulty.has(name))))
  const faults = [...issues.map((issue) => `${issue.path.join('.')} ${issue.message}`), ...lacking(settings)]
  if (faults.length > 0) throw new EnvError(faults)

  const own = ownOrigins(settings)
  const [baseUrl] = own
  return {
    production: settings.NODE_ENV === 'production',
    port: settings.PORT,
    baseUrl,
    issuer: baseUrl,
    audience: baseUrl,
    secret: settings.BETTER_AUTH_SECRET,
    secrets: secretsOf(settings),
    database: databaseOf(settings),
    migrateOnStart: settings.MIGRATE_ON_START,
    groq: groqOf(settings),
    personalize: {
      idleTimeoutMs: settings.PERSONALIZE_IDLE_TIMEOUT_MS,
      deadlineMs: settings.PERSONALIZE_DEADLINE_MS,
      dailySections: settings.PERSONALIZE_DAILY_SECTIONS,
      dailyTokens: settings.PERSONALIZE_DAILY_TOKENS,
      modelCalls: settings.MODEL_CALLS,
    },
    trustedOrigins: [
      ...new Set([...own.slice(1), ...settings.TRUSTED_ORIGINS.map((origin) => origin.replace(/\/$/, ''))]),
    ],
    corsOrigins: settings.CORS_ORIGINS,
    trustedProxies: settings.TRUSTED_PROXIES,
    requireEmailVerification: settings.REQUIRE_EMAIL_VERIFICATION,
    social: {
      github: clientKeys(settings.GITHUB_CLIENT_ID, settings.GITHUB_CLIENT_SECRET),
      google: clientKeys(settings.GOOGLE_CLIENT_ID, settings.GOOGLE_CLIENT_SECRET),
    },
    jwks: foreignKeys(settings, own),
    smtpUrl: settings.SMTP_URL,
    authRateLimit: settings.AUTH_RATE_LIMIT,
    auditRetentionDays: settings.AUDIT_RETENTION_DAYS,
    keep: {
      auditDays: settings.AUDIT_RETENTION_DAYS,
      cacheDays: settings.CACHE_RETENTION_DAYS,
      cacheSections: settings.CACHE_SECTIONS,
    },
    readings: settings.PERSONALIZE_CONCURRENCY,
    editorEmails: settings.EDITOR_EMAILS.map((email) => email.toLowerCase()),
    cronSecret: settings.CRON_SECRET,
    metricsToken: settings.METRICS_TOKEN,
    logFormat: settings.LOG_FORMAT ?? (settings.VERCEL ? 'json' : 'text'),
    securityContact: settings.SECURITY_CONTACT,
    vercel: settings.VERCEL !== undefined,
    vercelEnv: settings.VERCEL_ENV,
    notices: noticesOf(settings),
  }
}

/** What is missing or at odds with another setting. */
function lacking(settings: Settings): string[] {
  const faults: string[] = []
  const address = addressOf(settings)
  const driver = settings.DATABASE_DRIVER
  const building = settings.NEXT_PHASE === 'phase-production-build'
  if (!building && address && driver !== 'pglite' && !settings.BETTER_AUTH_SECRET && !secretsOf(settings))
    faults.push('BETTER_AUTH_SECRET is required with a Postgres address: 32 random characters, alike on every instance')
  if (!building && !address && (driver === 'pg' || driver === 'neon'))
    faults.push(`NEON_DB_URL or DATABASE_URL is required when DATABASE_DRIVER is ${driver}`)
  for (const provider of ['GITHUB', 'GOOGLE'] as const) {
    const [id, secret] = [`${provider}_CLIENT_ID`, `${provider}_CLIENT_SECRET`] as const
    if (settings[id] && !settings[secret]) faults.push(`${secret} is required with ${id}`)
    if (settings[secret] && !settings[id]) faults.push(`${id} is required with ${secret}`)
  }
  if (isForeign(settings.BETTER_AUTH_JWKS_URL, ownOrigins(settings)))
    for (const name of ['JWT_ISSUER', 'JWT_AUDIENCE'] as const)
      if (!settings[name]) faults.push(`${name} is required when BETTER_AUTH_JWKS_URL names another deployment`)
  if (settings.VERCEL_ENV === 'production' && !settings.AUTH_RATE_LIMIT)
    faults.push('AUTH_RATE_LIMIT cannot be off on Vercel production')
  return faults
}

function secretsOf({ BETTER_AUTH_SECRETS: entries }: Settings): Env['secrets'] {
  if (entries.length === 0) return undefined
  return entries.map((entry) => ({ version: versionOf(entry), value: entry.slice(entry.indexOf(':') + 1) }))
}

function databaseOf(settings: Settings): Env['database'] {
  const { DATABASE_DRIVER, DATABASE_URL, DATABASE_URL_UNPOOLED, DATA_DIR: dataDir } = settings
  const url = addressOf(settings)
  if (!url || DATABASE_DRIVER === 'pglite') return { kind: 'pglite', dataDir }
  const kind = DATABASE_DRIVER ?? (/\.neon\.(tech|build)$/.test(new URL(url).hostname) ? 'neon' : 'pg')
  // DATABASE_URL_UNPOOLED belongs to DATABASE_URL: beside another address it would migrate the wrong database.
  const fits = DATABASE_URL_UNPOOLED && (!DATABASE_URL || DATABASE_URL === url)
  return { kind, url, unpooledUrl: fits ? DATABASE_URL_UNPOOLED : url.replace(/-pooler(?=\.)/, ''), dataDir }
}

function groqOf(settings: Settings): Env['groq'] {
  const { GROQ_API_KEY: apiKey, GROQ_MODEL: model, GROQ_BASE_URL } = settings
  if (!apiKey) return undefined
  return {
    apiKey,
    model,
    fallbackModels: settings.GROQ_FALLBACK_MODELS.filter((name) => name !== model),
    // The client adds /openai/v1 itself; both ways of writing the address are in use.
    baseUrl: GROQ_BASE_URL?.replace(/\/+$/, '').replace(/\/openai\/v1$/, ''),
    concurrency: settings.GROQ_CONCURRENCY,
    tpm: settings.GROQ_TPM,
    rpm: settings.GROQ_RPM,
  }
}

function clientKeys(clientId: string | undefined, clientSecret: string | undefined): ClientKeys | undefined {
  return clientId && clientSecret ? { clientId, clientSecret } : undefined
}

function foreignKeys(settings: Settings, own: string[]): Env['jwks'] {
  const { BETTER_AUTH_JWKS_URL: url, JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = settings
  return url && isForeign(url, own) && issuer && audience ? { url, issuer, audience } : undefined
}
