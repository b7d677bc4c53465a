import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { firstScript } from '@/lib/first.mjs'
import { personalize, type Reader, signUp } from '@/tests/support/reader'

const app = inject('plainApp')
let reader: Reader
beforeAll(async () => {
  reader = await signUp(app.url, { software: 'expert', hardware: 'none' })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(app.url + path, { headers, redirect: 'manual' })
const mine = () => ({ cookie: reader.cookie })

/** One address of each kind, with the status it answers. */
const kinds: [string, number, () => Promise<Response>][] = [
  ['the cover', 200, () => get('/')],
  ['a chapter', 200, () => get('/chapters/sensing')],
  ['a chapter as the router asks for it', 200, () => fetch(`${app.url}/chapters/sensing`, { headers: { rsc: '1' } })],
  ['a chapter’s source', 200, () => get('/chapters/sensing.md')],
  ['a form', 200, () => get('/sign-in')],
  ['a page of the account', 200, () => get('/account', mine())],
  ['a page that sends one to sign in', 307, () => get('/account')],
  ['a page that is not there', 404, () => get('/nowhere')],
  ['a chapter that is not there', 404, () => get('/chapters/nowhere')],
  ['the icon', 200, () => get('/favicon.ico')],
  ['a contact that is not set', 404, () => get('/.well-known/security.txt')],
  ['the sitemap', 200, () => get('/sitemap.xml')],
  ['the feed', 200, () => get('/feed.xml')],
  ['the whole book in one text', 200, () => get('/llms-full.txt')],
  ['the index of the search', 200, () => get('/search.json')],
  ['what is found', 200, () => get('/api/search?q=calibration')],
  ['the page of what is found', 200, () => get('/search?q=calibration')],
  ['a card', 200, () => get('/chapters/sensing/card.png')],
  ['the service worker', 200, () => get('/sw.js')],
  ['the state of the server', 200, () => get('/health')],
  ['an address of the API that is not there', 404, () => get('/api/nowhere')],
  ['what OPTIONS says', 204, () => fetch(`${app.url}/api/personalize`, { method: 'OPTIONS' })],
  ['a refusal', 401, () => personalize(app.url, 'x', {})],
  ['a document', 200, () => personalize(app.url, reader.token, { chapter: 'sensing', sections: ['start'] })],
  ['a stream', 200, () => personalize(app.url, reader.token, { chapter: 'sensing' }, { accept: 'text/event-stream' })],
  ['the key set', 200, () => get('/auth/jwks')],
  ['the session', 200, () => get('/auth/get-session', mine())],
  ['a token', 200, () => get('/auth/token', mine())],
  ['a token refused', 401, () => get('/auth/token')],
  ['an address of the accounts that is not there', 404, () => get('/auth/nowhere')],
]

describe('the headers of', () => {
  // A page brings a dozen of these, and what is said of documents says nothing of them.
  test.each([
    ['a script', 200, async () => get(await scriptOf('/'))],
    ['a script that is not there', 404, () => get('/_next/static/chunks/nowhere.js')],
  ] as const)('%s, which is no document', async (_, status, ask) => {
    const { headers, status: answered, body } = await ask()
    await body?.cancel()
    expect([answered, Object.fromEntries(headers)]).toMatchObject([
      status,
      {
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': expect.stringMatching(/frame-ancestors 'none'/),
      },
    ])
    for (const name of ['x-frame-options', 'permissions-policy', 'x-powered-by', 'server'])
      expect(headers.has(name), name).toBe(false)
  })

  test.each(kinds)('%s', async (name, status, ask) => {
    const { headers, status: answered, body } = await ask()
    await body?.cancel()
    const { 'content-security-policy': policy = '', ...rest } = Object.fromEntries(headers)
    expect([answered, rest]).toMatchObject([
      status,
      {
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=(), display-capture=(), geolocation=(), microphone=()'),
      },
    ])
    const isOwn = /^a form|^a page of the account|^the page of what/.test(name)
    expect(rest['cross-origin-opener-policy']).toBe(isOwn ? 'same-origin' : undefined)
    for (const name of ['x-powered-by', 'server', 'strict-transport-security']) expect(rest).not.toHaveProperty([name])
    expect(policy).toMatch(/frame-ancestors 'none'/)
    expect(policy).toMatch(/base-uri 'none'/)
    expect(policy).toMatch(/(?:object|default)-src 'none'/)
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
  })
})

describe('an answer that is no page', () => {
  const data = kinds.filter(([name]) =>
    /state|document|stream|refus|OPTIONS|key set|session|token|API|accounts|index/.test(name),
  )
  test.each(data)('can load and run nothing when a browser shows it: %s', async (_name, _status, ask) => {
    const { headers, body } = await ask()
    await body?.cancel()
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*sandbox$/)
  })
})

describe('the policy of a page', () => {
  test.each(['/', '/chapters/sensing', '/chapters/embodied-intelligence', '/deleted', '/offline', '/nowhere'])(
    'that is built ahead names each script in it and nothing else: %s',
    async (path) => {
      const response = await get(path)
      const { inline, nonces, policies } = readPage(await response.text())
      expect(inline.length).toBeGreaterThan(1)
      expect(nonces).toEqual([])
      expect(policies).toEqual([])
      const policy = response.headers.get('content-security-policy') ?? ''
      const [, ...sources] = /script-src [^;]*/.exec(policy)?.[0].split(' ') ?? []
      expect(sources.sort()).toEqual(["'self'", ...new Set(inline.map(hashOf))].sort())
    },
  )

  test.each(['/account', '/sign-in', '/sign-up', '/forgot', '/reset', '/search', '/verify'])(
    'that is drawn for a request names the nonce that its scripts carry: %s',
    async (path) => {
      const response = await get(path, path === '/account' ? mine() : {})
      const [, nonce = ''] =
        /script-src 'self' 'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '') ?? []
      const { inline, nonces, policies, scripts } = readPage(await response.text())
      expect(policies).toEqual([])
      expect(inline.length).toBeGreaterThan(1)
      // The one script that is the same in all pages is named by its hash.
      expect(nonces).toEqual(Array(scripts - 1).fill(nonce))
      expect(response.headers.get('content-security-policy')).toContain(hashOf(firstScript))
      expect(inline).toContain(firstScript)
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
    },
  )
})

describe('that the site is reached by https only', () => {
  test('is said over https, for two years and all below it', async () => {
    for (const path of ['/', '/account', '/nowhere', '/api/health', '/auth/jwks', '/favicon.ico'])
      expect(await transport(path, 'book.example', 'https'), path).toBe('max-age=63072000; includeSubDomains')
  })

  test('is not said over http, nor of this machine', async () => {
    expect(await transport('/', 'book.example', 'http')).toBeUndefined()
    for (const host of ['localhost:3000', '127.0.0.1']) expect(await transport('/', host, 'https')).toBeUndefined()
  })
})

/** The Strict-Transport-Security of an answer, as it leaves for a proxy that was asked by this scheme and host. */
function transport(path: string, host: string, scheme: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sent = request(app.url + path, { headers: { host, 'x-forwarded-proto': scheme } }, (response) => {
      response.resume()
      resolve(response.headers['strict-transport-security'])
    })
    sent.on('error', reject).end()
  })
}

async function scriptOf(path: string): Promise<string> {
  return /<script src="([^"]+)"/.exec(await (await get(path)).text())?.[1] ?? ''
}

/** The scripts that stand in a page, the nonces of all its scripts, and the policies before the first of them. */
function readPage(html: string) {
  const page = { inline: [] as string[], nonces: [] as string[], policies: [] as string[], scripts: 0 }
  visit(fromHtml(html), 'element', ({ tagName, properties, children }) => {
    if (tagName === 'script') {
      page.scripts += 1
      if (properties.nonce) page.nonces.push(String(properties.nonce))
      if (!properties.src) page.inline.push(children.map((child) => ('value' in child ? child.value : '')).join(''))
    }
    const isPolicy = tagName === 'meta' && String(properties.httpEquiv) === 'Content-Security-Policy'
    if (isPolicy && page.scripts === 0) page.policies.push(String(properties.content))
  })
  return page
}

function hashOf(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`
}
