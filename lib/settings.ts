import { isIP } from 'node:net'
import { z } from 'zod'

const text = z.string()
const count = (least: number) => z.coerce.number('must be a number').int('must be a whole number').min(least)
const list = text.transform((value) => value.split(',').flatMap((item) => item.trim() || [])).default([])
const yes = ['on', 'true', '1', 'yes']
const toggle = (unset: boolean) =>
  z
    .enum([...yes, 'off', 'false', '0', 'no'], { error: 'must be on or off' })
    .transform((value) => yes.includes(value))
    .default(unset)
const address = (...schemes: string[]) =>
  text.refine(
    (value) => schemes.includes(schemeOf(value)),
    `must be an address that starts with ${schemes.join('// or ')}//`,
  )
const versions = list.refine(
  (entries) =>
    entries.every((entry) => /^\d+:./.test(entry)) && new Set(entries.map(versionOf)).size === entries.length,
  'must be secrets with their versions, the one in use first, such as 2:new,1:old',
)
const postgres = address('postgres:', 'postgresql:').optional()

/** Every setting, in the order of `.env.example`: what it must look like, and its value where none is given. */
export const Settings = z.object({
  NODE_ENV: text.optional(),
  NEXT_PHASE: text.optional(),
  PORT: count(0).default(3000),
  BETTER_AUTH_SECRET: text.optional(),
  BETTER_AUTH_SECRETS: versions,
  NEON_DB_URL: postgres,
  DATABASE_URL: postgres,
  POSTGRES_URL: postgres,
  DATABASE_URL_UNPOOLED: postgres,
  DATABASE_DRIVER: z.enum(['pglite', 'pg', 'neon'], { error: 'must be pglite, pg or neon' }).optional(),
  DATA_DIR: text.default('.data'),
  MIGRATE_ON_START: toggle(false),
  GROQ_API_KEY: text.optional(),
  GROQ_MODEL: text.default('openai/gpt-oss-120b'),
  GROQ_FALLBACK_MODELS: list.prefault('openai/gpt-oss-20b'),
  GROQ_BASE_URL: address('https:', 'http:').optional(),
  GROQ_CONCURRENCY: count(1).default(4),
  GROQ_TPM: count(1).optional(),
  GROQ_RPM: count(1).optional(),
  PERSONALIZE_IDLE_TIMEOUT_MS: count(1).default(5000),
  PERSONALIZE_DEADLINE_MS: count(1).default(30_000),
  PERSONALIZE_DAILY_SECTIONS: count(0).default(300),
  PERSONALIZE_DAILY_TOKENS: count(0).default(900_000),
  MODEL_CALLS: toggle(true),
  PERSONALIZE_CONCURRENCY: count(1).default(600),
  BETTER_AUTH_URL: address('https:', 'http:').optional(),
  TRUSTED_ORIGINS: list.refine((origins) => origins.every(isOrigin), 'must be origins, such as https://example.org'),
  CORS_ORIGINS: list.refine(
    (origins) => origins.every(isExactOrigin),
    'must be exact origins, such as https://example.org',
  ),
  TRUSTED_PROXIES: list.refine((proxies) => proxies.every(isNetwork), 'must be IP addresses or CIDR ranges'),
  REQUIRE_EMAIL_VERIFICATION: toggle(false),
  GITHUB_CLIENT_ID: text.optional(),
  GITHUB_CLIENT_SECRET: text.optional(),
  GOOGLE_CLIENT_ID: text.optional(),
  GOOGLE_CLIENT_SECRET: text.optional(),
  BETTER_AUTH_JWKS_URL: address('https:', 'http:').optional(),
  JWT_ISSUER: text.optional(),
  JWT_AUDIENCE: text.optional(),
  SMTP_URL: address('smtp:', 'smtps:').optional(),
  AUTH_RATE_LIMIT: toggle(true),
  AUDIT_RETENTION_DAYS: count(1).default(90),
  CACHE_RETENTION_DAYS: count(1).default(365),
  CACHE_SECTIONS: count(0).default(100_000),
  EDITOR_EMAILS: list,
  CRON_SECRET: text.optional(),
  METRICS_TOKEN: text.optional(),
  LOG_FORMAT: z.enum(['text', 'json'], { error: 'must be text or json' }).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: text.optional(),
  OTEL_SERVICE_NAME: text.optional(),
  SECURITY_CONTACT: text
    .regex(/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+?[\d-]+)$/, 'must be mailto:, https: or tel: and an address')
    .optional(),
  VERCEL: text.optional(),
  VERCEL_ENV: text.optional(),
  VERCEL_URL: text.optional(),
  VERCEL_BRANCH_URL: text.optional(),
  VERCEL_PROJECT_PRODUCTION_URL: text.optional(),
})

export type Settings = z.infer<typeof Settings>

/** The version of a secret that is written as `2:secret`. */
export function versionOf(entry: string): number {
  return Number.parseInt(entry, 10)
}

function schemeOf(address: string): string {
  return URL.canParse(address) ? new URL(address).protocol : ''
}

function isOrigin(origin: string): boolean {
  return /^https?:\/\/[^/?#]+\/?$/.test(origin) && URL.canParse(origin.replaceAll('*', 'any'))
}

/** An origin as browsers send it: in lower case, without a default port, and nothing after the host. */
function isExactOrigin(origin: string): boolean {
  return /^https?:\/\/[^*]+$/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin
}

function isNetwork(network: string): boolean {
  const [ip = '', bits, ...rest] = network.split('/')
  const most = isIP(ip) === 6 ? 128 : 32
  return isIP(ip) > 0 && rest.length === 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= most))
}
