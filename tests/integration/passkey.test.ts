import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { passkey, session, user, verification } from '@/lib/db/schema'
import { ada, Browser, openAccounts, origin } from '../support/accounts'
import { Authenticator } from '../support/authenticator'
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

const Options = z.looseObject({ challenge: z.string() })
type Changes = Parameters<Authenticator['register']>[1]

async function register(browser: Browser, device: Authenticator, changes?: Changes) {
  const options = Options.parse((await browser.get('/auth/passkey/generate-register-options')).body)
  const response = device.register(options, changes)
  return browser.post('/auth/passkey/verify-registration', { response, name: 'My phone' })
}

async function signIn(browser: Browser, device: Authenticator, changes?: Changes) {
  const options = Options.parse((await browser.get('/auth/passkey/generate-authenticate-options')).body)
  return browser.post('/auth/passkey/verify-authentication', { response: device.authenticate(options, changes) })
}

/** A reader with a passkey, and a browser nobody is signed in at. */
async function withPasskey() {
  const { auth } = openAccounts(opened.db)
  const home = new Browser(auth)
  await home.post('/auth/sign-up/email', ada)
  const device = new Authenticator(origin)
  expect(await register(home, device)).toMatchObject({ status: 200 })
  return { auth, home, device, browser: new Browser(auth) }
}

const isIn = async (browser: Browser) => (await browser.get('/auth/token')).status === 200

describe('a passkey', () => {
  test('signs in without address and password, and past a second factor', async () => {
    const { device, browser } = await withPasskey()
    await opened.db.update(user).set({ twoFactorEnabled: true })
    const answer = await signIn(browser, device)
    expect(answer).toMatchObject({ status: 200, body: { user: { email: ada.email } } })
    expect(JSON.stringify(answer.body)).not.toContain((await opened.db.select().from(session)).at(-1)?.token)
    expect(await isIn(browser)).toBe(true)
    expect(browser.cookies.get('lectern.last_method')).toBe('passkey')
  })

  test('is kept without anything that could sign', async () => {
    await withPasskey()
    const [row] = await opened.db.select().from(passkey)
    expect(row).toMatchObject({ name: 'My phone', counter: 1, backedUp: false, transports: 'internal' })
    expect(Object.keys(row ?? {}).sort()).toEqual([
      ...['aaguid', 'backedUp', 'counter', 'createdAt', 'credentialID', 'deviceType', 'id', 'name', 'publicKey'],
      ...['transports', 'userId'],
    ])
  })

  test('is asked for with the person behind it, and refused without', async () => {
    const { home, device, browser } = await withPasskey()
    const { body } = await browser.get('/auth/passkey/generate-authenticate-options')
    expect(body).toMatchObject({ userVerification: 'required', rpId: 'localhost' })
    const wanted = await home.get('/auth/passkey/generate-register-options')
    expect(wanted.body).toMatchObject({
      authenticatorSelection: { userVerification: 'required', residentKey: 'required' },
      attestation: 'none',
    })
    expect((await signIn(browser, device, { userVerified: false })).status).toBe(401)
    expect(await isIn(browser)).toBe(false)
    expect((await register(home, new Authenticator(origin), { userVerified: false })).status).toBe(401)
    expect(await opened.db.$count(passkey)).toBe(1)
  })

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
  ])('that answers for %s is refused', async (_, changes) => {
    const { home, device, browser } = await withPasskey()
    expect((await signIn(browser, device, changes)).status).toBeGreaterThanOrEqual(400)
    expect(await isIn(browser)).toBe(false)
    expect((await register(home, new Authenticator(origin), changes)).status).toBeGreaterThanOrEqual(400)
    expect(await opened.db.$count(passkey)).toBe(1)
  })

  test('that is not known, or is another device with a known name, is refused', async () => {
    const { device, browser } = await withPasskey()
    expect((await signIn(browser, new Authenticator(origin))).status).toBe(401)
    const impostor = Object.assign(new Authenticator(origin), { id: device.id })
    expect((await signIn(browser, impostor)).status).toBe(400)
    expect(await isIn(browser)).toBe(false)
  })

  test('answers a challenge once', async () => {
    const { device, browser } = await withPasskey()
    const options = Options.parse((await browser.get('/auth/passkey/generate-authenticate-options')).body)
    const response = device.authenticate(options)
    const challenge = new Map(browser.cookies)
    expect((await browser.post('/auth/passkey/verify-authentication', { response })).status).toBe(200)
    await browser.post('/auth/sign-out', {})
    for (const [name, value] of challenge) browser.cookies.set(name, value)
    expect((await browser.post('/auth/passkey/verify-authentication', { response })).status).toBe(400)
    expect(await isIn(browser)).toBe(false)
  })

  test('is of one account only', async () => {
    const { auth, device } = await withPasskey()
    const eve = new Browser(auth)
    await eve.post('/auth/sign-up/email', { ...ada, email: 'eve@example.org' })
    expect((await register(eve, device)).status).toBeGreaterThanOrEqual(400)
    expect(await opened.db.$count(passkey)).toBe(1)
  })

  test('is renamed and removed by its reader, and by nobody else', async () => {
    const { auth, home, device, browser } = await withPasskey()
    const [row] = await opened.db.select().from(passkey)
    const eve = new Browser(auth)
    await eve.post('/auth/sign-up/email', { ...ada, email: 'eve@example.org' })
    for (const who of [eve, browser]) {
      expect((await who.post('/auth/passkey/update-passkey', { id: row?.id, name: 'Mine' })).status).toBe(401)
      expect((await who.post('/auth/passkey/delete-passkey', { id: row?.id })).status).toBe(401)
    }
    expect((await home.post('/auth/passkey/update-passkey', { id: row?.id, name: 'Old phone' })).status).toBe(200)
    expect(await opened.db.select().from(passkey)).toMatchObject([{ name: 'Old phone' }])
    const long = { id: row?.id, name: 'x'.repeat(101) }
    expect((await home.post('/auth/passkey/update-passkey', long)).status).toBe(400)
    expect((await home.post('/auth/passkey/delete-passkey', { id: row?.id })).status).toBe(200)
    expect((await signIn(browser, device)).status).toBe(401)
  })

  test('is added by nobody without a session, nor by one that began long ago', async () => {
    const { home, browser } = await withPasskey()
    expect((await browser.get('/auth/passkey/generate-register-options')).status).toBe(401)
    await opened.db.update(session).set({ createdAt: new Date(Date.now() - 2 * 86_400_000) })
    expect((await home.get('/auth/passkey/generate-register-options')).status).toBe(403)
  })
})
