import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { describe, expect, inject, test } from 'vitest'
import { expectRefusal } from '@/tests/support/refusal'

// What is answered before Next is asked.
const app = inject('plainApp')

/** Asks by any method and for any path, which fetch does not. */
function ask(method: string, path: string): Promise<Response> {
  const { hostname, port } = new URL(app.url)
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

describe('304 of what one has', () => {
  const documents = [
    '/chapters/sensing.md',
    '/chapters/sensing/as/web-developer.json',
    '/search.json',
    '/llms.txt',
    '/llms-full.txt',
    '/feed.xml',
    '/sitemap.xml',
    '/api/openapi.json',
  ]
  test.each(documents)('%s', async (path) => {
    const whole = await fetch(app.url + path)
    const etag = whole.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]{43}"$/)
    const text = await whole.text()
    const conditional = (tag: string, method = 'GET') =>
      fetch(app.url + path, { method, headers: { 'if-none-match': tag } })
    for (const tag of [etag, `W/${etag}`, `"another", ${etag}`, '*']) {
      const had = await conditional(tag)
      expect([had.status, had.headers.get('etag'), await had.text()], tag).toEqual([304, etag, ''])
      expect(had.headers.get('content-encoding')).toBeNull()
    }
    expect((await conditional(etag, 'HEAD')).status).toBe(304)
    const other = await conditional('"another"')
    expect([other.status, other.headers.get('etag')]).toEqual([200, etag])
    expect(await other.text()).toBe(text)
  })

  test('of pages, and of files, by validators of Next', async () => {
    for (const path of ['/chapters/sensing', '/', '/sw.js']) {
      const { headers } = await fetch(app.url + path)
      const again = await fetch(app.url + path, { headers: { 'if-none-match': headers.get('etag') ?? '' } })
      expect(again.status, path).toBe(304)
    }
  })

  test('and of no refusal', async () => {
    const missing = await fetch(`${app.url}/chapters/nowhere.md`, { headers: { 'if-none-match': '*' } })
    expect(missing.status).toBe(404)
  })
})
