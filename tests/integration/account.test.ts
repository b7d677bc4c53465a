import { createAuthClient } from 'better-auth/client'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answer } from '@/lib/auth/handler'
import { session, user, verification } from '@/lib/db/schema'
import { endPlace, findPlaces } from '@/lib/db/session'
import { ada, Browser, linkIn, openAccounts, origin, signedUp } from '../support/accounts'
import { createMigrated, driver, type TestDatabase } from '../support/database'

let opened: TestDatabase
beforeAll(async () => {
  opened = await createMigrated(driver)
})
afterAll(() => opened?.close())
beforeEach(async () => {
  await opened.db.delete(user)
  await opened.db.delete(verification)
})

const newPassword = 'another horse battery'

describe('a forgotten password', () => {
  async function forgotten(times = 1) {
    const { auth, browser, letters } = await signedUp(opened.db)
    for (let i = 0; i < times; i++) await new Browser(auth).post('/auth/request-password-reset', { email: ada.email })
    const tokens = letters.map((letter) => linkIn(letter).searchParams.get('token') ?? '')
    const reset = async (token = tokens[0]) =>
      (await new Browser(auth).post('/auth/reset-password', { token, newPassword })).status
    return { auth, browser, letters, tokens, reset }
  }

  test('is replaced by a letter to our page, which ends the reader’s sessions', async () => {
    const { auth, browser, letters, reset } = await forgotten()
    expect(linkIn(letters[0]).href).toMatch(`${origin}/reset?token=`)
    expect(await reset()).toBe(200)
    expect((await browser.get('/auth/token')).status).toBe(401)
    expect((await new Browser(auth).post('/auth/sign-in/email', ada)).status).toBe(401)
    const renewed = await new Browser(auth).post('/auth/sign-in/email', { ...ada, password: newPassword })
    expect(renewed.status).toBe(200)
  })

  test('is replaced once by a letter, though it is used twice at once', async () => {
    const { reset } = await forgotten()
    expect((await Promise.all([reset(), reset()])).sort()).toEqual([200, 400])
    expect(await reset()).toBe(400)
  })

  test('is not replaced by a letter an hour old', async () => {
    const { reset } = await forgotten()
    const [row] = await opened.db.select().from(verification)
    expect(row?.expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + 3_600_000)
    await opened.db.update(verification).set({ expiresAt: new Date(Date.now() - 1) })
    expect(await reset()).toBe(400)
  })

  test('once replaced is not replaced again by another letter that was sent before', async () => {
    const { tokens, reset } = await forgotten(2)
    expect(await reset(tokens[1])).toBe(200)
    expect(await reset(tokens[0])).toBe(400)
  })

  test('is not replaced by who can read the table', async () => {
    const { tokens } = await forgotten()
    const rows = await opened.db.select().from(verification)
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(tokens[0])
  })

  test('is asked for with one answer, whether the address is known or not', async () => {
    const { auth, letters } = await signedUp(opened.db)
    const ask = (email: string) => new Browser(auth).post('/auth/request-password-reset', { email })
    const [known, unknown] = [await ask(ada.email), await ask('nobody@example.org')]
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
    expect(letters.map(({ to }) => to)).toEqual([ada.email])
  })
})

describe('a session', () => {
  const isSignedIn = async (browser: Browser) => (await browser.get('/auth/token')).status === 200

  test('is another at each sign-in, and none that was planted before', async () => {
    const { auth, browser: stranger } = await signedUp(opened.db, { email: 'eve@example.org' })
    await signedUp(opened.db)
    const planted = stranger.cookies.get('lectern.session_token') ?? ''
    const victim = new Browser(auth)
    victim.cookies.set('lectern.session_token', planted)
    expect((await victim.post('/auth/sign-in/email', ada)).status).toBe(200)
    const first = victim.cookies.get('lectern.session_token')
    expect(first).not.toBe(planted)
    await victim.post('/auth/sign-in/email', ada)
    expect(victim.cookies.get('lectern.session_token')).not.toBe(first)
    // Nobody has what was planted any more, neither the victim nor who planted it.
    expect((await stranger.get('/auth/get-session')).body).toBeNull()
  })

  test('with a made-up or changed cookie is none', async () => {
    const { auth, browser } = await signedUp(opened.db)
    const [token] = decodeURIComponent(browser.cookies.get('lectern.session_token') ?? '').split('.')
    for (const cookie of [token, `${token}.`, `${token}.AAAA`, 'made-up.AAAA']) {
      const other = new Browser(auth)
      other.cookies.set('lectern.session_token', encodeURIComponent(cookie ?? ''))
      expect((await other.get('/auth/get-session')).body).toBeNull()
      expect(await isSignedIn(other)).toBe(false)
    }
  })

  test('that was signed out cannot be taken up again', async () => {
    const { browser } = await signedUp(opened.db)
    const cookies = [...browser.cookies]
    expect((await browser.post('/auth/sign-out', {})).status).toBe(200)
    expect(browser.cookies.has('lectern.session_token')).toBe(false)
    for (const [name, value] of cookies) browser.cookies.set(name, value)
    expect((await browser.get('/auth/get-session')).body).toBeNull()
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('ends when the password is changed elsewhere; there it goes on under another token', async () => {
    const { auth, browser } = await signedUp(opened.db)
    const other = new Browser(auth)
    await other.post('/auth/sign-in/email', ada)
    const before = new Map(browser.cookies)
    const change = { currentPassword: ada.password, newPassword, revokeOtherSessions: true }
    expect((await browser.post('/auth/change-password', { ...change, currentPassword: newPassword })).status).toBe(400)
    expect(await isSignedIn(other)).toBe(true)
    expect((await browser.post('/auth/change-password', change)).status).toBe(200)
    expect(await isSignedIn(browser)).toBe(true)
    expect(await isSignedIn(other)).toBe(false)
    const stale = new Browser(auth)
    for (const [name, value] of before) stale.cookies.set(name, value)
    expect(await isSignedIn(stale)).toBe(false)
  })

  test('is listed without its token, ended by its own reader only, and no longer listed when it is over', async () => {
    const { auth, browser } = await signedUp(opened.db)
    const other = new Browser(auth)
    await other.post('/auth/sign-in/email', ada)
    const [reader] = await opened.db.select().from(user)
    const subject = reader?.id ?? ''
    const listed = () => findPlaces(opened.db, subject, new Date())
    const [latest] = await listed()
    expect(await listed()).toHaveLength(2)
    for (const { token } of await opened.db.select().from(session))
      expect(JSON.stringify(await listed())).not.toContain(token)
    await endPlace(opened.db, 'somebody else', latest?.id ?? '')
    expect(await isSignedIn(other)).toBe(true)
    await endPlace(opened.db, subject, latest?.id ?? '')
    expect(await isSignedIn(other)).toBe(false)
    expect(await isSignedIn(browser)).toBe(true)
    expect(await findPlaces(opened.db, subject, new Date(Date.now() + 8 * 86_400_000))).toEqual([])
  })

  test('is kept by the library’s own client, which never sees its token', async () => {
    const { auth } = openAccounts(opened.db)
    const browser = new Browser(auth)
    const customFetchImpl = async (input: RequestInfo | URL, init?: RequestInit) => {
      const request = new Request(input, init)
      request.headers.set('origin', origin)
      request.headers.set('cookie', browser.header())
      const response = await answer(auth, request)
      browser.keepAll(response)
      return response
    }
    const client = createAuthClient({ baseURL: origin, basePath: '/auth', fetchOptions: { customFetchImpl } })
    const { data: made } = await client.signUp.email(ada)
    expect(made?.user).toMatchObject({ email: ada.email })
    await client.signOut()
    expect((await client.getSession()).data).toBeNull()
    expect((await client.signIn.email(ada)).data?.user).toMatchObject({ email: ada.email })
    expect((await client.getSession()).data?.user).toMatchObject({ email: ada.email })
    expect((await client.updateUser({ name: 'Ada L.' })).error).toBeNull()
    const changed = await client.changePassword({
      currentPassword: ada.password,
      newPassword,
      revokeOtherSessions: true,
    })
    expect(changed.error).toBeNull()
    const { data: sessions } = await client.listSessions()
    expect(sessions).toHaveLength(1)
    const token = decodeURIComponent(browser.cookies.get('lectern.session_token') ?? '').split('.')[0]
    expect(JSON.stringify([made, sessions, changed, await client.getSession()])).not.toContain(token)
  })
})
