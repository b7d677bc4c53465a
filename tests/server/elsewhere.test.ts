import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { signUp } from '@/tests/support/reader'
import { expectRefusal } from '@/tests/support/refusal'

// What the addresses beside the readings do not take.
let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.stop())

describe('405 of what is only read', () => {
  const read = [
    'health',
    'health/live',
    'health/ready',
    'openapi.json',
    'metrics',
    'cron/clean',
    'search',
    'account/export',
  ]
  test.each(read)('/api/%s', async (path) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const response = await fetch(`${app.url}/api/${path}`, { method })
      expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
      await expectRefusal(response, 405, 'method_not_allowed')
    }
  })
})

describe('accounts', () => {
  test('take GET and POST, and say so', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const response = await fetch(`${app.url}/auth/sign-in/email`, { method })
      expect(response.headers.get('allow')).toBe('GET, OPTIONS, POST')
      await expectRefusal(response, 405, 'method_not_allowed')
    }
  })

  test('answer HEAD for the key set, and open no link for it', async () => {
    const [head, get] = [await fetch(`${app.url}/auth/jwks`, { method: 'HEAD' }), await fetch(`${app.url}/auth/jwks`)]
    expect([head.status, head.headers.get('cache-control'), await head.text()]).toEqual([
      200,
      get.headers.get('cache-control'),
      '',
    ])
    expect((await fetch(`${app.url}/auth/verify-email?token=x`, { method: 'HEAD' })).status).toBe(405)
  })
})

describe('400 of places that no database could keep', () => {
  const place = { at: 'start', share: 1, versions: {}, version: '', when: 1 }
  test.each(['\u0000', '\ud800'])('%j', async (sign) => {
    const { token } = await signUp(app.url, { software: 'none', hardware: 'none' })
    for (const places of [{ [`s${sign}`]: place }, { sensing: { ...place, at: sign } }]) {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
      const body = JSON.stringify({ places })
      const response = await fetch(`${app.url}/api/progress`, { method: 'PUT', headers, body })
      await expectRefusal(response, 400, 'body_invalid')
    }
  })
})

describe('404 of a telling that nobody wrote', () => {
  test('is said and not kept', async () => {
    const kept = () => readdir('.next/server', { recursive: true }).then(({ length }) => length)
    const before = await kept()
    for (const path of ['sensing/as/nobody.json', 'nowhere/as/web-developer.json', 'sensing/as/web-developer']) {
      const response = await fetch(`${app.url}/chapters/${path}`)
      expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store'])
      expect(await response.text()).toMatch(/no such/)
    }
    expect(await kept()).toBe(before)
  })
})
