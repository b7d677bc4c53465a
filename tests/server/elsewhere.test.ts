import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
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

/** Asks by any method and for any path, which fetch does not. */
function ask(method: string, path: string, url = app.url): Promise<Response> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    request({ hostname, port, method, path }, async (answer) => {
      const { statusCode: status = 0, headers } = answer
      const body = await text(answer)
      resolve(new Response(status === 204 ? null : body, { status, headers: headers as Record<string, string> }))
    })
      .on('error', reject)
      .end()
  })
}

describe('400 of what cannot be decoded', () => {
  test.each(['/api/%zz', '/api/search%', '/api/%c0%af?q=x', '/auth/%zz', '/auth/%ff/jwks', '/health/%'])(
    '%s, as a problem document',
    async (path) => {
      for (const whole of [path, app.url + path]) await expectRefusal(await ask('POST', whole), 400, 'address_invalid')
    },
  )

  test.each(['/%', '/%zz', '/chapters/%zz', '/chapters/%e0%a4%a/as/x.json', '/account/%ff'])('%s', async (path) => {
    const { status, headers } = await ask('GET', path)
    expect([status, headers.get('content-type'), headers.get('x-frame-options')]).toEqual([
      400,
      'text/plain; charset=utf-8',
      'DENY',
    ])
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/)
    expect((await ask('HEAD', path)).status).toBe(400)
  })

  test('and nothing else: what a query holds, a % that is meant, other scripts', async () => {
    for (const path of ['/chapters/sensing?%zz', '/api/search?q=%zz', '/api/search?q=100%'])
      expect((await ask('GET', path)).status, path).toBe(200)
    for (const path of ['/%25', '/chapters/%25zz', '/chapters/%E4%B8%AD', '/api/%00'])
      expect((await ask('GET', path)).status, path).toBe(404)
  })
})

describe('405 of methods that nothing takes', () => {
  test.each(['TRACE', 'PROPFIND', 'PURGE'])('%s, with what the address does take', async (method) => {
    for (const path of [
      '/api/personalize',
      '/api/search',
      '/api/progress',
      '/api/health/live',
      '/auth/token',
      '/health',
    ]) {
      const answer = await ask(method, path)
      expect(answer.headers.get('allow'), path).toBe((await ask('PATCH', path)).headers.get('allow'))
      expect(answer.headers.get('allow'), path).toMatch(/GET|POST|PUT/)
      await expectRefusal(answer, 405, 'method_not_allowed')
    }
    await expectRefusal(await ask(method, '/api/nowhere'), 404, 'address_unknown')
  })

  test.each(['/', '/chapters/sensing', '/sign-in', '/account', '/nowhere'])(
    'a page is read or sent to: %s',
    async (path) => {
      for (const method of ['TRACE', 'PROPFIND', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const { status, headers } = await ask(method, path)
        expect([status, headers.get('allow')], method).toEqual([
          method === 'OPTIONS' ? 204 : 405,
          'GET, HEAD, POST, OPTIONS',
        ])
      }
    },
  )

  test.each(['/sw.js', '/chapters/sensing.md', '/search.json', '/robots.txt', '/_next/static/x.js'])(
    'a file is read: %s',
    async (path) => {
      for (const method of ['TRACE', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
        const { status, headers } = await ask(method, path)
        expect([status, headers.get('allow')], method).toEqual([method === 'OPTIONS' ? 204 : 405, 'GET, HEAD, OPTIONS'])
      }
    },
  )
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
