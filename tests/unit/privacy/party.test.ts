import { expect, test } from 'vitest'
import { findProvider, parties } from '@/app/(book)/privacy/party'
import { readEnv } from '@/lib/env'

const names = (source: Record<string, string>) => parties(readEnv(source)).map(({ name }) => name)

test('nobody takes part where nothing is set', () => {
  expect(names({})).toEqual([])
  expect(findProvider(readEnv({}))).toBeUndefined()
})

test('the provider of the model is named with its models, unless it is never asked', () => {
  const key = { GROQ_API_KEY: 'key', GROQ_MODEL: 'one', GROQ_FALLBACK_MODELS: 'two, three' }
  expect(findProvider(readEnv(key))).toEqual({ name: 'Groq', models: ['one', 'two', 'three'] })
  expect(findProvider(readEnv({ ...key, MODEL_CALLS: 'off' }))).toBeUndefined()
  expect(names({ ...key, MODEL_CALLS: 'off' })).toEqual([])
})

test('who stands between is named, by host', () => {
  const proxied = readEnv({ GROQ_API_KEY: 'key', GROQ_BASE_URL: 'https://proxy.example/groq' })
  expect(findProvider(proxied)?.name).toContain('proxy.example')
  expect(findProvider(readEnv({ GROQ_API_KEY: 'key', GROQ_BASE_URL: 'https://api.groq.com' }))?.name).toBe('Groq')
})

test('whoever runs a part of the site is named', () => {
  const source = {
    GROQ_API_KEY: 'key',
    VERCEL: '1',
    NEON_DB_URL: 'postgres://a:b@ep-one.eu-central-1.aws.neon.tech/book',
    BETTER_AUTH_SECRET: 'a secret that is long enough for tests',
    SMTP_URL: 'smtps://me:word@mail.example:465',
    GITHUB_CLIENT_ID: 'id',
    GITHUB_CLIENT_SECRET: 'secret',
    GOOGLE_CLIENT_ID: 'id',
    GOOGLE_CLIENT_SECRET: 'secret',
  }
  expect(names(source)).toEqual(['Groq', 'Vercel', 'Neon', 'mail.example', 'GitHub', 'Google'])
})
