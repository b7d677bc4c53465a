import { decodeJwt } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { account, user } from '@/lib/db/schema'
import { ada, Browser, openAccounts, origin } from '../support/accounts'
import { createMigrated, driver, type TestDatabase } from '../support/database'
import { detour } from '../support/detour.mjs'
import { clients, Providers } from '../support/providers'

const social = {
  github: { clientId: clients.GITHUB_CLIENT_ID, clientSecret: clients.GITHUB_CLIENT_SECRET },
  google: { clientId: clients.GOOGLE_CLIENT_ID, clientSecret: clients.GOOGLE_CLIENT_SECRET },
}

const straight = globalThis.fetch
let opened: TestDatabase
let providers: Providers
beforeAll(async () => {
  opened = await createMigrated(driver)
})
afterAll(() => opened?.close())
beforeEach(async () => {
  await opened.db.delete(user)
  providers = await Providers.start()
  // The addresses of GitHub and of Google are no setting: only the way there can be changed.
  globalThis.fetch = detour(straight, providers.url)
})
afterEach(async () => {
  globalThis.fetch = straight
  await providers.stop()
})

type Provider = 'github' | 'google'
const Leave = z.object({ url: z.string() })
const pages = { callbackURL: '/chapters/sensing', newUserCallbackURL: '/background', errorCallbackURL: '/sign-in' }

/** Goes to a provider and comes back; answers where the reader then is. */
async function comeBy(browser: Browser, provider: Provider, start = '/auth/sign-in/social'): Promise<string> {
  const { url } = Leave.parse((await browser.post(start, { provider, ...pages })).body)
  const back = new URL((await fetch(url, { redirect: 'manual' })).headers.get('location') ?? '')
  expect(back.origin + back.pathname).toBe(`${origin}/auth/callback/${provider}`)
  const { headers } = await browser.get(back.pathname + back.search)
  return (headers.get('location') ?? '').replace(origin, '')
}

const open = () => {
  const { auth } = openAccounts(opened.db, { social })
  return { auth, browser: new Browser(auth) }
}
const isIn = async (browser: Browser) => (await browser.get('/auth/token')).status === 200

const Accounts = z.array(z.object({ id: z.string(), providerId: z.string() }))
async function leave(browser: Browser, provider: Provider) {
  const accounts = Accounts.parse((await browser.get('/auth/list-accounts')).body)
  const { id: accountId } = accounts.find(({ providerId }) => providerId === provider) ?? {}
  return browser.post('/auth/unlink-account', { accountId })
}

/** A reader with a password, whose address is confirmed or not. */
async function withPassword(emailVerified: boolean) {
  const { auth, browser: home } = open()
  await home.post('/auth/sign-up/email', ada)
  await opened.db.update(user).set({ emailVerified })
  return { auth, home, browser: new Browser(auth) }
}

describe.each<Provider>(['github', 'google'])('a reader who comes by %s', (provider) => {
  test('is in, with an address that counts as confirmed and a background not yet asked for', async () => {
    const { browser } = open()
    expect(await comeBy(browser, provider)).toBe('/background')
    expect(await isIn(browser)).toBe(true)
    const [row] = await opened.db.select().from(user)
    expect(row).toMatchObject({ name: 'Ada Lovelace', email: 'ada@example.org', emailVerified: true, image: null })
    expect(decodeJwt(await browser.token())).toMatchObject({ software_background: '', hardware_background: '' })
    expect(browser.cookies.get('lectern.last_method')).toBe(provider)
  })

  test('comes back to where they were the second time, and what they said stays', async () => {
    const { auth, browser } = open()
    await comeBy(browser, provider)
    const said = { name: 'Countess', software_background: 'expert; python', hardware_background: 'none' }
    expect((await browser.post('/auth/update-user', said)).status).toBe(200)
    const again = new Browser(auth)
    expect(await comeBy(again, provider)).toBe('/chapters/sensing')
    expect(await opened.db.select().from(user)).toMatchObject([said])
  })

  test('leaves no token of theirs here', async () => {
    const { auth, browser } = open()
    await comeBy(browser, provider)
    await comeBy(new Browser(auth), provider)
    const [row, ...others] = await opened.db.select().from(account)
    expect(others).toEqual([])
    expect(row).toMatchObject({ providerId: provider, accountId: '4711', accessToken: null, idToken: null })
    expect(providers.tokens.size).toBe(2)
    for (const token of providers.tokens.keys()) expect(JSON.stringify(row)).not.toContain(token)
    expect((await browser.post('/auth/get-access-token', { providerId: provider })).status).toBe(404)
  })

  test('is kept out when the provider has not checked the address', async () => {
    const { browser } = open()
    providers.person.verified = false
    expect(await comeBy(browser, provider)).toMatch('/sign-in?error=email_not_verified')
    expect(await isIn(browser)).toBe(false)
    expect(await opened.db.$count(user)).toBe(0)
  })

  test('is told when the provider said no', async () => {
    const { browser } = open()
    providers.refuses = true
    expect(await comeBy(browser, provider)).toMatch('/sign-in?error=access_denied')
    expect(await isIn(browser)).toBe(false)
  })

  test('joins an account at the same address when both sides have checked it', async () => {
    const { auth, browser } = await withPassword(true)
    expect(await comeBy(browser, provider)).toBe('/chapters/sensing')
    expect(await opened.db.select().from(user)).toMatchObject([{ software_background: ada.software_background }])
    expect(await opened.db.$count(account)).toBe(2)
    expect((await new Browser(auth).post('/auth/sign-in/email', ada)).status).toBe(200)
  })

  test.each([
    ['the provider has not checked the address', false, true],
    ['the account’s own address is not confirmed: it may be somebody else’s trap', true, false],
  ])('takes over no account when %s', async (_, verified, emailVerified) => {
    const { browser } = await withPassword(emailVerified)
    providers.person.verified = verified
    expect(await comeBy(browser, provider)).toMatch(/^\/sign-in\?error=(account_not_linked|email_not_verified)/)
    expect(await isIn(browser)).toBe(false)
    expect(await opened.db.$count(account)).toBe(1)
  })

  test('does not get around a second factor', async () => {
    const { home, browser } = await withPassword(true)
    await opened.db.update(user).set({ twoFactorEnabled: true })
    expect(await comeBy(browser, provider)).toMatch('/sign-in?error=account_not_linked')
    expect(await isIn(browser)).toBe(false)
    expect(await comeBy(home, provider, '/auth/link-social')).toBe('/chapters/sensing')
    expect(await opened.db.$count(account)).toBe(2)
  })

  test('joins from within only at the account’s own address', async () => {
    const { home } = await withPassword(false)
    providers.person.email = 'eve@example.org'
    expect(await comeBy(home, provider, '/auth/link-social')).toMatch('/sign-in?error=email_does_not_match')
    expect(await opened.db.$count(account)).toBe(1)
  })

  test('may leave it again, but not when it is the only way in', async () => {
    const { home } = await withPassword(true)
    await comeBy(home, provider, '/auth/link-social')
    expect((await leave(home, provider)).status).toBe(200)
    expect(await opened.db.$count(account)).toBe(1)
    await opened.db.delete(user)
    const { browser } = open()
    await comeBy(browser, provider)
    expect((await leave(browser, provider)).status).toBe(400)
    expect(await opened.db.$count(account)).toBe(1)
  })

  test('deletes the account without a password, while the session is fresh', async () => {
    const { browser } = open()
    await comeBy(browser, provider)
    expect((await browser.post('/auth/delete-user', { password: 'anything at all' })).status).toBe(400)
    expect((await browser.post('/auth/delete-user', {})).status).toBe(200)
    expect(await opened.db.$count(user)).toBe(0)
  })
})

test('a callback without the state of this browser is refused', async () => {
  const { auth, browser } = open()
  const { url } = Leave.parse((await browser.post('/auth/sign-in/social', { provider: 'github', ...pages })).body)
  const back = new URL((await fetch(url, { redirect: 'manual' })).headers.get('location') ?? '')
  const victim = new Browser(auth)
  const { headers } = await victim.get(back.pathname + back.search)
  expect(headers.get('location')).toMatch('/sign-in?error=')
  expect(await isIn(victim)).toBe(false)
})

test('a provider without keys is not there', async () => {
  const { auth } = openAccounts(opened.db)
  const answer = await new Browser(auth).post('/auth/sign-in/social', { provider: 'github', ...pages })
  expect(answer.status).toBe(404)
})
