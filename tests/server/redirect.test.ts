import { request } from 'node:http'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { lettersTo } from '@/tests/support/outbox'
import { openForm } from '@/tests/support/plain-form'
import { postAuth, type Reader, signUp } from '@/tests/support/reader'

const app = inject('plainApp')
let reader: Reader
beforeAll(async () => {
  reader = await signUp(app.url, { software: 'none', hardware: 'none' })
})

/** Ways to write an address elsewhere, or one that a browser may come to read so. */
const elsewhere = [
  'https://evil.example',
  'https:evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%5Cevil.example',
  '/%2Fevil.example',
  '/%2f%2fevil.example',
  '/%09/evil.example',
  '/\t/evil.example',
  '/\r\nLocation: https://evil.example',
  '/.//evil.example',
  '/account/..//evil.example',
  '/.evil.example',
  '@evil.example',
  'evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
]

type Answered = { status?: number; location?: string; refresh?: unknown }

/** Asks for a path exactly as it is written, which fetch would tidy first. */
function ask(path: string, headers: Record<string, string> = {}): Promise<Answered> {
  const { hostname, port } = new URL(app.url)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers }, (response) => {
      response.resume()
      const { location, refresh } = response.headers
      resolve({ status: response.statusCode, ...(location && { location }), ...(refresh && { refresh }) })
    })
    sent.on('error', reject).end()
  })
}

describe('a path', () => {
  const paths = elsewhere.flatMap((each) => {
    const path = each.replaceAll(/[\r\n\t ]/g, encodeURIComponent)
    return path.startsWith('/') ? [path, `${path}/`, `${path}/..`, `/sign-in${path}/`] : [`/${path}`, `/${path}/`]
  })
  test.each(paths)('%s leads nowhere else', async (path) => {
    const { location, refresh } = await ask(path)
    for (const target of [location, String(refresh ?? '').split('url=')[1]]) expectWithin(target)
  })
})

describe('the name of the host', () => {
  test.each<Record<string, string>>([
    { host: 'evil.example' },
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  ])('moves no redirect: %j', async (headers) => {
    for (const [path, cookie] of [
      ['/account', ''],
      ['/account', 'lectern.session_token=x'],
      ['/sign-in/', ''],
    ] as const) {
      const { status, location } = await ask(path, { ...headers, cookie })
      expect(status).toSatisfy((code: number) => code === 307 || code === 308)
      expectWithin(location)
    }
  })

  test('moves no link in a letter', async () => {
    const body = JSON.stringify({ email: reader.email })
    const headers = { 'content-type': 'application/json', origin: app.url, 'x-forwarded-host': 'evil.example' }
    await fetch(`${app.url}/auth/request-password-reset`, { method: 'POST', headers, body })
    await expect.poll(() => lettersTo(reader.email, app.dataDir)).not.toEqual([])
    for (const letter of await lettersTo(reader.email, app.dataDir)) {
      expect(letter).toContain(`${app.url}/`)
      expect(letter).not.toContain('evil.example')
    }
  })
})

describe('where to go on', () => {
  test.each(elsewhere)('of an answer to a link in a letter is not %j', async (target) => {
    const to = encodeURIComponent(target)
    for (const path of ['verify-email?token=x&', 'reset-password/x?', 'error?error=x&'])
      for (const name of ['callbackURL', 'errorCallbackURL', 'redirectTo', 'newUserCallbackURL'])
        expect(await ask(`/auth/${path}${name}=${to}`), name).toEqual({ status: 400 })
  })

  test.each(elsewhere)('of a form is not %j', async (target) => {
    const { name, email, password, cookie } = reader
    const account = { name, password, software_background: 'none', hardware_background: 'none' }
    const forms: [string, object][] = [
      ['sign-in/email', { email, password, callbackURL: target }],
      ['sign-up/email', { ...account, email: 'new@readers.example', callbackURL: target }],
      ['request-password-reset', { email, redirectTo: target }],
      ['send-verification-email', { email, callbackURL: target }],
      ['change-email', { newEmail: 'other@readers.example', password, callbackURL: target }],
      ['delete-user', { password, callbackURL: target }],
    ]
    for (const [path, form] of forms) {
      const answer = await postAuth(app.url, path, form, cookie)
      expect([path, [400, 403].includes(answer.status), answer.headers.getSetCookie()]).toEqual([path, true, []])
    }
  })

  test.each(elsewhere)('of who signs in is not %j', async (target) => {
    const { email, password, cookie } = reader
    const path = `/sign-in?next=${encodeURIComponent(target)}`
    const forms = [
      await (await openForm(app.url, path, 'email')).send({ email, password }),
      await (await openForm(app.url, '/sign-in', 'email')).send({ email, password, next: target }),
    ]
    for (const { status, location } of forms) {
      expect(status).toBe(303)
      expectWithin(location ?? '')
    }
    const { status, location = '' } = await ask(path, { cookie })
    expect(status).toBe(307)
    expectWithin(location)
  })

  test('is not what stands there twice, or as a list', async () => {
    const twice = 'callbackURL=/account&callbackURL=https://evil.example'
    for (const query of [twice, 'callbackURL[]=https://evil.example', 'callbackURL[0]=//evil.example'])
      expectWithin((await ask(`/auth/verify-email?token=x&${query}`)).location)
    const { email, password } = reader
    const answer = await postAuth(app.url, 'sign-in/email', { email, password, callbackURL: ['https://evil.example'] })
    expect(answer.status).toBe(400)
  })

  test('may be a path of this site', async () => {
    const { status, location } = await ask('/auth/verify-email?token=x&callbackURL=/account')
    expect([status, location]).toEqual([302, '/account?error=INVALID_TOKEN'])
  })

  test('is asked of nobody by the account page, whatever its address says', async () => {
    for (const name of ['next', 'callbackURL', 'redirectTo'])
      expect((await ask(`/account?${name}=//evil.example`)).location).toMatch(/^\/sign-in\?next=%2Faccount/)
  })
})

/** A target that a browser comes to at this site: a path that no reading of slashes takes elsewhere. */
function expectWithin(target: string | undefined): void {
  if (target === undefined) return
  expect(target).toMatch(/^\/(?![/\\])/)
  expect(new URL(target, app.url).origin).toBe(app.url)
}
