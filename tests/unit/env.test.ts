import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EnvError, readEnv } from '@/lib/env'
import { Settings } from '@/lib/settings'

const secret = 'a secret that is long enough for tests'
const pooled = 'postgresql://reader:word@ep-one-pooler.eu-central-1.aws.neon.tech/book?sslmode=require'
const other = 'postgresql://reader:word@ep-two-pooler.eu-central-1.aws.neon.tech/book'

function faultsOf(source: Record<string, string>): string[] {
  try {
    readEnv(source)
  } catch (error) {
    if (error instanceof EnvError) return error.faults
    throw error
  }
  return []
}

test('nothing has to be set', () => {
  const env = readEnv({})
  expect(env).toMatchObject({
    baseUrl: 'http://localhost:3000',
    issuer: 'http://localhost:3000',
    audience: 'http://localhost:3000',
    database: { kind: 'pglite', dataDir: '.data' },
    personalize: {
      idleTimeoutMs: 5000,
      deadlineMs: 30_000,
      dailySections: 300,
      dailyTokens: 900_000,
      modelCalls: true,
    },
    authRateLimit: true,
    requireEmailVerification: false,
  })
  expect(env.groq).toBeUndefined()
  expect(env.jwks).toBeUndefined()
})

test('a blank setting is absent', () => {
  const names = Object.keys(Settings.shape)
  expect(readEnv(Object.fromEntries(names.map((name) => [name, '  '])))).toEqual(readEnv({}))
})

test('all faults are named at once', () => {
  const faults = faultsOf({
    PORT: 'many',
    NEON_DB_URL: 'mysql://book',
    DATABASE_URL: other,
    GROQ_CONCURRENCY: '0',
    MODEL_CALLS: 'perhaps',
    TRUSTED_ORIGINS: 'https://fine.example, not an origin',
    CORS_ORIGINS: 'https://fine.example, https://slash.example/',
    TRUSTED_PROXIES: '10.0.0.0/8, 10.0.0.0/99',
    BETTER_AUTH_JWKS_URL: 'https://accounts.example/jwks',
    SMTP_URL: 'mail.example',
    AUTH_RATE_LIMIT: 'off',
    SECURITY_CONTACT: 'security@book.example',
    VERCEL_ENV: 'production',
  })
  const named = faults.map((fault) => fault.split(' ')[0])
  expect(named.sort()).toEqual([
    'AUTH_RATE_LIMIT',
    'BETTER_AUTH_SECRET',
    'CORS_ORIGINS',
    'GROQ_CONCURRENCY',
    'JWT_AUDIENCE',
    'JWT_ISSUER',
    'MODEL_CALLS',
    'NEON_DB_URL',
    'PORT',
    'SECURITY_CONTACT',
    'SMTP_URL',
    'TRUSTED_ORIGINS',
    'TRUSTED_PROXIES',
  ])
})

describe('the database', () => {
  const databaseOf = (source: Record<string, string>) => readEnv({ BETTER_AUTH_SECRET: secret, ...source }).database

  test('follows from the host, unless a driver is named', () => {
    expect(databaseOf({ NEON_DB_URL: pooled }).kind).toBe('neon')
    expect(databaseOf({ DATABASE_URL: 'postgres://localhost/book' }).kind).toBe('pg')
    expect(databaseOf({ DATABASE_URL: 'postgres://neon.tech.evil.example/book' }).kind).toBe('pg')
    expect(databaseOf({ NEON_DB_URL: pooled, DATABASE_DRIVER: 'pg' })).toMatchObject({ kind: 'pg', url: pooled })
    expect(databaseOf({ NEON_DB_URL: pooled, DATABASE_DRIVER: 'pglite' })).toEqual({ kind: 'pglite', dataDir: '.data' })
  })

  test('is the first that is named', () => {
    const all = { NEON_DB_URL: pooled, DATABASE_URL: other, POSTGRES_URL: 'postgres://localhost/third' }
    expect(databaseOf(all).url).toBe(pooled)
    expect(databaseOf({ ...all, NEON_DB_URL: '' }).url).toBe(other)
    expect(databaseOf({ POSTGRES_URL: all.POSTGRES_URL }).url).toBe(all.POSTGRES_URL)
  })

  test('of a preview is its own branch, and that is said', () => {
    const source = { BETTER_AUTH_SECRET: secret, NEON_DB_URL: pooled, DATABASE_URL: other, VERCEL_ENV: 'preview' }
    expect(readEnv(source)).toMatchObject({
      database: { url: other },
      notices: [expect.stringContaining('NEON_DB_URL')],
    })
    expect(readEnv({ ...source, VERCEL_ENV: 'production' })).toMatchObject({ database: { url: pooled }, notices: [] })
    expect(readEnv({ ...source, DATABASE_URL: '' })).toMatchObject({ database: { url: pooled }, notices: [] })
  })

  test('is migrated past the pooler, and never another one', () => {
    const direct = pooled.replace('-pooler', '')
    const unpooled = other.replace('-pooler', '')
    expect(databaseOf({ NEON_DB_URL: pooled }).unpooledUrl).toBe(direct)
    expect(databaseOf({ DATABASE_URL: other, DATABASE_URL_UNPOOLED: unpooled }).unpooledUrl).toBe(unpooled)
    const both = { NEON_DB_URL: pooled, DATABASE_URL: other, DATABASE_URL_UNPOOLED: unpooled }
    expect(databaseOf(both).unpooledUrl).toBe(direct)
  })

  test('of Postgres needs a secret, except in a build', () => {
    expect(faultsOf({ DATABASE_URL: other })).toHaveLength(1)
    expect(faultsOf({ DATABASE_URL: other, NEXT_PHASE: 'phase-production-build' })).toEqual([])
    expect(faultsOf({ DATABASE_URL: other, DATABASE_DRIVER: 'pglite' })).toEqual([])
    expect(faultsOf({ DATABASE_DRIVER: 'neon' })).toHaveLength(1)
  })
})

test('a server behind a proxy it does not know of says so', () => {
  const https = { BETTER_AUTH_URL: 'https://book.example' }
  expect(readEnv(https).notices).toEqual([expect.stringContaining('TRUSTED_PROXIES')])
  expect(readEnv({ ...https, TRUSTED_PROXIES: '10.0.0.0/8' }).notices).toEqual([])
  expect(readEnv({ ...https, VERCEL: '1' }).notices).toEqual([])
  expect(readEnv({ BETTER_AUTH_URL: 'http://book.example' }).notices).toEqual([])
})

describe('a key set', () => {
  test.each(['http://localhost:3000/auth/jwks', 'http://127.0.0.1:3000/auth/jwks'])(
    'at our own address counts as unset: %s',
    (url) => {
      expect(readEnv({ BETTER_AUTH_JWKS_URL: url }).jwks).toBeUndefined()
    },
  )

  test('of another deployment comes with issuer and audience', () => {
    const url = 'https://accounts.example/jwks'
    expect(faultsOf({ BETTER_AUTH_JWKS_URL: url, JWT_ISSUER: 'https://accounts.example' })).toHaveLength(1)
    const env = readEnv({ BETTER_AUTH_JWKS_URL: url, JWT_ISSUER: 'an issuer', JWT_AUDIENCE: 'an audience' })
    expect(env.jwks).toEqual({ url, issuer: 'an issuer', audience: 'an audience' })
  })
})

describe('the model', () => {
  const groqOf = (source: Record<string, string>) => readEnv({ GROQ_API_KEY: 'key', ...source }).groq

  test('has defaults', () => {
    expect(groqOf({})).toEqual({
      apiKey: 'key',
      model: 'openai/gpt-oss-120b',
      fallbackModels: ['openai/gpt-oss-20b'],
      concurrency: 4,
    })
  })

  test.each(['', '/', '/openai/v1', '/openai/v1/'])('is asked at the same address written with %j', (end) => {
    expect(groqOf({ GROQ_BASE_URL: `http://127.0.0.1:9${end}` })?.baseUrl).toBe('http://127.0.0.1:9')
    expect(groqOf({ GROQ_BASE_URL: `http://proxy.example/groq${end}` })?.baseUrl).toBe('http://proxy.example/groq')
  })

  test('can be switched off', () => {
    expect(readEnv({ GROQ_API_KEY: 'key', MODEL_CALLS: 'off' }).personalize.modelCalls).toBe(false)
  })
})

describe('another provider', () => {
  test('needs both of its keys, and the one that is missing is named', () => {
    expect(faultsOf({ GITHUB_CLIENT_ID: 'id' })).toEqual([expect.stringMatching(/^GITHUB_CLIENT_SECRET /)])
    expect(faultsOf({ GOOGLE_CLIENT_SECRET: 'secret' })).toEqual([expect.stringMatching(/^GOOGLE_CLIENT_ID /)])
    expect(faultsOf({ GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: 'secret' })).toEqual([])
  })

  test('is offered when its keys are set', () => {
    const keys = { clientId: 'id', clientSecret: 'secret' }
    expect(readEnv({}).social).toEqual({})
    expect(readEnv({ GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: 'secret' }).social).toEqual({ google: keys })
    expect(readEnv({ GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: 'secret' }).social).toEqual({ github: keys })
  })
})

test('the example lists every setting in the order in which they are read', () => {
  const example = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8')
  const listed = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name)
  const given = /^(NODE_ENV|NEXT_PHASE|PORT|POSTGRES_URL|VERCEL.*)$/
  expect(listed).toEqual(Object.keys(Settings.shape).filter((name) => !given.test(name)))
})
