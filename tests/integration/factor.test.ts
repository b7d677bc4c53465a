import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { session, twoFactor, user, verification } from '@/lib/db/schema'
import { ada, Browser, openAccounts } from '../support/accounts'
import { createMigrated, driver, type TestDatabase } from '../support/database'
import { give, guardedReader, isIn } from '../support/guarded'

let opened: TestDatabase
beforeAll(async () => {
  opened = await createMigrated(driver)
})
afterAll(() => opened?.close())
beforeEach(async () => {
  await opened.db.delete(user)
  await opened.db.delete(verification)
})

const { password } = ada
const guarded = (options: Parameters<typeof guardedReader>[1] = {}) => guardedReader(opened.db, options)

describe('a second factor', () => {
  test('is on only once a code was given', async () => {
    const { auth } = openAccounts(opened.db)
    const browser = new Browser(auth)
    await browser.post('/auth/sign-up/email', ada)
    expect((await browser.post('/auth/two-factor/enable', { password: 'not the right one' })).status).toBe(400)
    expect(await opened.db.$count(twoFactor)).toBe(0)
    expect((await browser.post('/auth/two-factor/enable', { password })).status).toBe(200)
    expect((await give(browser, '000000')).status).toBe(401)
    expect((await new Browser(auth).post('/auth/sign-in/email', ada)).body).not.toHaveProperty('twoFactorRedirect')
  })

  test('lets nobody in by the password alone', async () => {
    const { browser, answer, next } = await guarded()
    expect(answer.body).toMatchObject({ twoFactorRedirect: true, twoFactorMethods: ['totp'] })
    expect(await isIn(browser)).toBe(false)
    expect((await give(browser, '000000')).status).toBe(401)
    expect((await give(browser, next())).status).toBe(200)
    expect(await isIn(browser)).toBe(true)
  })

  test('keeps its secret encrypted and its backup codes hashed, and shows neither again', async () => {
    const { home, backupCodes } = await guarded()
    const [row] = await opened.db.select().from(twoFactor)
    for (const code of backupCodes) expect(row?.backupCodes).not.toContain(code)
    const hashes = z.array(z.string()).parse(JSON.parse(row?.backupCodes ?? ''))
    expect(hashes.map((hash) => /^[0-9a-f]{32}:[0-9a-f]{128}$/.test(hash))).toEqual(backupCodes.map(() => true))
    expect(new Set(hashes).size).toBe(backupCodes.length)
    expect(row?.secret).toMatch(/^[0-9a-f]{80,}$/)
    expect((await home.post('/auth/two-factor/get-totp-uri', { password })).status).toBe(404)
    const session = JSON.stringify((await home.get('/auth/get-session')).body)
    expect(session).toContain('"twoFactorEnabled":true')
    expect(session).not.toContain(row?.secret)
  })

  test('is taken away only with the password', async () => {
    const { auth, home } = await guarded()
    expect((await home.post('/auth/two-factor/disable', { password: 'not the right one' })).status).toBe(400)
    expect((await home.post('/auth/two-factor/disable', { password })).status).toBe(200)
    expect(await opened.db.$count(twoFactor)).toBe(0)
    const browser = new Browser(auth)
    await browser.post('/auth/sign-in/email', ada)
    expect(await isIn(browser)).toBe(true)
  })

  test('is asked for after a new password too, and by a letter that confirms the address', async () => {
    const { auth, browser, letters, next } = await guarded()
    await browser.post('/auth/send-verification-email', { email: ada.email, callbackURL: '/account' })
    const link = new URL(/http:\S+/.exec(letters.at(-1)?.text ?? '')?.[0] ?? '')
    const before = await opened.db.$count(session)
    expect((await browser.get(link.pathname + link.search)).status).toBe(302)
    expect(await opened.db.select().from(user)).toMatchObject([{ emailVerified: true }])
    expect(await isIn(browser)).toBe(false)
    expect(await opened.db.$count(session)).toBe(before)
    await browser.post('/auth/request-password-reset', { email: ada.email })
    const token = /token=(\S+)/.exec(letters.at(-1)?.text ?? '')?.[1]
    const newPassword = 'another horse battery'
    expect((await browser.post('/auth/reset-password', { token, newPassword })).status).toBe(200)
    const other = new Browser(auth)
    await other.post('/auth/sign-in/email', { ...ada, password: newPassword })
    expect(await isIn(other)).toBe(false)
    expect((await give(other, next())).status).toBe(200)
  })
})

describe('a code', () => {
  // RFC 6238 §5.2
  test('is taken once, however many give it at once', async () => {
    const { auth, next } = await guarded()
    const browsers = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const browser = new Browser(auth)
        await browser.post('/auth/sign-in/email', ada)
        return browser
      }),
    )
    const code = next()
    const answers = await Promise.all(browsers.map((browser) => give(browser, code)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401])
    expect((await Promise.all(browsers.map(isIn))).filter(Boolean)).toHaveLength(1)
  })

  test('that switched the second factor on does not sign in', async () => {
    const { browser, used, next } = await guarded()
    expect(await give(browser, used)).toMatchObject({ status: 401, body: { code: 'CODE_TRIED' } })
    expect((await give(browser, next())).status).toBe(200)
  })

  test('cannot be guessed for long', async () => {
    const { browser, next } = await guarded()
    for (const guess of ['000001', '000002', '000003', '000004', '000005'])
      expect((await give(browser, guess)).status).toBe(401)
    expect((await give(browser, '000006')).status).toBe(400)
    expect((await give(browser, next())).status).toBe(401)
    expect(await isIn(browser)).toBe(false)
  })
})

describe('a device that is trusted', () => {
  test('is asked for the password only; every other is asked for both', async () => {
    const { auth, browser, next } = await guarded()
    expect((await give(browser, next(), { trustDevice: true })).status).toBe(200)
    await browser.post('/auth/sign-out', {})
    expect(await isIn(browser)).toBe(false)
    await browser.post('/auth/sign-in/email', ada)
    expect(await isIn(browser)).toBe(true)
    const other = new Browser(auth)
    await other.post('/auth/sign-in/email', ada)
    expect(await isIn(other)).toBe(false)
  })

  test('is trusted no more when what it brings was changed', async () => {
    const { browser, next } = await guarded()
    await give(browser, next(), { trustDevice: true })
    await browser.post('/auth/sign-out', {})
    const trust = browser.cookies.get('lectern.trust_device') ?? ''
    browser.cookies.set('lectern.trust_device', `x${trust}`)
    await browser.post('/auth/sign-in/email', ada)
    expect(await isIn(browser)).toBe(false)
  })
})
