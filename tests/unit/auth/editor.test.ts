import { describe, expect, test } from 'vitest'
import { isAtHome, isEditor } from '@/lib/auth/editor'

test('an editor is who has confirmed an address that the settings name, however it is written', () => {
  const editors = ['ada@example.org']
  expect(isEditor(editors, { email: 'Ada@Example.org', emailVerified: true })).toBe(true)
  expect(isEditor(editors, { email: 'ada@example.org', emailVerified: false })).toBe(false)
  expect(isEditor(editors, { email: 'eve@example.org', emailVerified: true })).toBe(false)
  expect(isEditor([], { email: 'ada@example.org', emailVerified: true })).toBe(false)
})

describe('a request is from this machine', () => {
  const own = { host: 'localhost:3000', 'x-forwarded-for': '127.0.0.1' }
  const isHome = (headers: Record<string, string | undefined>) =>
    isAtHome(
      new Headers(Object.entries({ ...own, ...headers }).flatMap(([name, value]) => (value ? [[name, value]] : []))),
    )

  test.each([
    {},
    { 'x-forwarded-for': '::1' },
    { 'x-forwarded-for': '::ffff:127.0.0.1', host: '127.0.0.1:3000' },
    { host: '[::1]:3000', origin: 'http://[::1]:3000' },
    { origin: 'http://localhost:3000' },
  ])('with %j', (headers) => {
    expect(isHome(headers)).toBe(true)
  })

  test.each([
    { 'x-forwarded-for': '192.168.1.7' },
    { 'x-forwarded-for': '203.0.113.7, 127.0.0.1' },
    { 'x-forwarded-for': '127.0.0.1.evil.example' },
    { 'x-forwarded-for': undefined },
    { host: 'book.example' },
    { host: 'localhost.evil.example:3000' },
    { host: undefined },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ])('and not with %j', (headers) => {
    expect(isHome(headers)).toBe(false)
  })
})
