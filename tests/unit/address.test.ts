import { describe, expect, test } from 'vitest'
import { readEnv } from '@/lib/env'

describe('the address', () => {
  test('is an origin whatever path is given', () => {
    const env = readEnv({ BETTER_AUTH_URL: 'https://Book.example/auth/' })
    expect([env.baseUrl, env.issuer, env.audience]).toEqual(Array(3).fill('https://book.example'))
  })

  test('on one machine has two names', () => {
    expect(readEnv({ PORT: '4123' })).toMatchObject({
      baseUrl: 'http://localhost:4123',
      trustedOrigins: ['http://127.0.0.1:4123'],
    })
  })

  test('on Vercel is the deployment’s own where none is given', () => {
    const vercel = { VERCEL: '1', VERCEL_URL: 'book-1.vercel.app', VERCEL_BRANCH_URL: 'book-git-fix.vercel.app' }
    const production = { ...vercel, VERCEL_ENV: 'production', VERCEL_PROJECT_PRODUCTION_URL: 'book.example' }
    expect(readEnv({ ...vercel, VERCEL_ENV: 'preview' })).toMatchObject({
      baseUrl: 'https://book-git-fix.vercel.app',
      trustedOrigins: ['https://book-1.vercel.app'],
    })
    expect(readEnv(production).baseUrl).toBe('https://book.example')
    expect(readEnv({ ...production, BETTER_AUTH_URL: 'https://own.example' }).baseUrl).toBe('https://own.example')
  })
})
