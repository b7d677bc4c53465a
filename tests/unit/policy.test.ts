import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writePolicies } from '@/scripts/policy.mjs'

// sha256 of alert(1), of h1{color:red} and of color:red, as openssl makes them.
const script = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
const style = "'sha256-/D8wWMrWSOjeD/K4IHepvRvJjPxqJbouCB3qbqmBaqY='"
const attribute = "'sha256-8f935d27GvUutRyY9yWScUMiFUk4WTdZURISiYfPOeQ='"

const page = (inside: string) =>
  `<!DOCTYPE html><html><head><meta charSet="utf-8"/>${inside}</head><body></body></html>`
const plain = page('<script>alert(1)</script><script src="/a.js"></script>')

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-policy-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

type Build = {
  pages?: string[]
  routes?: object
  dynamicRoutes?: object
  matchers?: string[]
  files?: Record<string, string>
  inPages?: boolean
}

/** A build as Next leaves it: these pages, what of them is built ahead, and where the middleware stands. */
async function build({
  pages = ['/page'],
  routes = { '/': {} },
  dynamicRoutes = {},
  matchers = [],
  files = {},
  inPages = true,
}: Build) {
  const middleware = { '/': { matchers: matchers.map((regexp) => ({ regexp })) } }
  const all = {
    'prerender-manifest.json': JSON.stringify({ routes, dynamicRoutes }),
    'server/middleware-manifest.json': JSON.stringify({ middleware }),
    'server/app-paths-manifest.json': JSON.stringify(Object.fromEntries(pages.map((name) => [name, 'x.js']))),
    'server/app/index.html': plain,
    'server/app/index.meta': JSON.stringify({ headers: { 'x-kept': '1' }, status: 200 }),
    'server/pages/404.html': plain,
    'server/pages/500.html': plain,
    'static/chunks/a.css': '',
    ...files,
  }
  for (const [name, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return writePolicies(folder, { inPages })
}

const read = (name: string) => readFile(join(folder, name), 'utf8')
const policyIn = (html: string) =>
  /<meta http-equiv="Content-Security-Policy" content="([^"]*)"\/>/.exec(html)?.[1] ?? ''

describe('a page that is built ahead', () => {
  test('names its scripts, before the first of them and after the charset', async () => {
    await build({})
    for (const name of ['server/app/index.html', 'server/pages/404.html', 'server/pages/500.html']) {
      const html = await read(name)
      expect(html).toMatch(/<head><meta charSet="utf-8"\/><meta http-equiv="Content-Security-Policy"/)
      expect(policyIn(html)).toContain(`script-src 'self' ${script}; style-src 'self'`)
      expect(policyIn(html)).not.toMatch(/style-src-attr|frame-ancestors/)
    }
  })

  test('has the same in the headers it is served with, beside those that are there', async () => {
    await build({})
    const policy = policyIn(await read('server/app/index.html'))
    const record = { headers: { 'x-kept': '1', 'content-security-policy': policy }, status: 200 }
    expect(JSON.parse(await read('server/app/index.meta'))).toEqual(record)
  })

  test('has it in the headers alone, where a server sends them', async () => {
    await build({ inPages: false })
    expect(policyIn(await read('server/app/index.html'))).toBe('')
    const { headers } = JSON.parse(await read('server/app/index.meta'))
    expect(headers['content-security-policy']).toContain(`script-src 'self' ${script}`)
    // No headers are noted for these.
    for (const name of ['404', '500']) expect(policyIn(await read(`server/pages/${name}.html`))).toContain(script)
  })

  test('names its styles, and its style attributes as they read', async () => {
    const html = page('<style>h1{color:red}</style>').replace('<body>', '<body><p style="color&#58;red">x</p>')
    await build({ files: { 'server/app/index.html': html } })
    const policy = policyIn(await read('server/app/index.html'))
    expect(policy).toContain(`style-src 'self' ${style}; style-src-attr 'unsafe-hashes' ${attribute}`)
    expect(policy).toContain("script-src 'self';")
  })

  test('of many that one file draws gets its own', async () => {
    const files = { 'server/app/a/one.html': plain, 'server/app/a/two.html': page('') }
    const routes = { '/a/one': { srcRoute: '/a/[slug]' }, '/a/two': { srcRoute: '/a/[slug]' } }
    await build({
      pages: ['/(group)/a/[slug]/page'],
      routes,
      dynamicRoutes: { '/a/[slug]': { fallback: false } },
      files,
    })
    expect(policyIn(await read('server/app/a/one.html'))).toContain(script)
    expect(policyIn(await read('server/app/a/two.html'))).toContain("script-src 'self';")
  })
})

describe('a build is refused', () => {
  test('when a page is drawn for each request without a nonce', async () => {
    const pages = ['/page', '/(account)/account/page']
    await expect(build({ pages })).rejects.toThrow(/^\/account is drawn for each request/)
    await expect(build({ pages, matchers: ['^/account$'] })).resolves.toBeUndefined()
  })

  test('when a nonce would stop the scripts of a page that is built ahead', async () => {
    await expect(build({ matchers: ['^/$'] })).rejects.toThrow(/^\/ is built ahead/)
  })

  test('when a page is built when it is first asked for', async () => {
    const more = { pages: ['/a/[slug]/page'], routes: {}, dynamicRoutes: { '/a/[slug]': { fallback: null } } }
    await expect(build(more)).rejects.toThrow(/^\/a\/\[slug\] is built when it is first asked for/)
  })
})
