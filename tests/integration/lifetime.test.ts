import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { session, user } from '@/lib/db/schema'
import { ada, Browser, signedUp } from '../support/accounts'
import { createMigrated, type TestDatabase } from '../support/database'

let opened: TestDatabase
beforeAll(async () => {
  opened = await createMigrated('pg')
})
afterAll(() => opened?.close())
beforeEach(async () => {
  await opened.db.delete(user)
})
afterEach(() => {
  vi.useRealTimers()
})

const day = 86_400_000
const sessions = () => opened.db.select().from(session)

describe('a session', () => {
  test('that is used goes on, and ends thirty days after it began', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { browser } = await signedUp(opened.db)
    const begun = Date.now()
    const signedIn = async () => (await browser.get('/auth/get-session')).body !== null
    for (let days = 6; days < 30; days += 6) {
      vi.setSystemTime(begun + days * day)
      expect([days, await signedIn()]).toEqual([days, true])
    }
    const [{ expiresAt } = { expiresAt: new Date(0) }] = await sessions()
    expect(Math.round((expiresAt.getTime() - begun) / day)).toBe(30)
    vi.setSystemTime(begun + 30 * day + 1000)
    expect(await signedIn()).toBe(false)
    expect((await browser.get('/auth/token')).status).toBe(401)
  })

  test('that is not used ends after seven days', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { browser } = await signedUp(opened.db)
    vi.setSystemTime(Date.now() + 7 * day + 1000)
    expect((await browser.get('/auth/get-session')).body).toBe(null)
  })

  test('is ended by the sign-in that takes its place in the browser, and no other is', async () => {
    const { auth, browser } = await signedUp(opened.db)
    const elsewhere = new Browser(auth)
    await elsewhere.post('/auth/sign-in/email', ada)
    const before = browser.cookies.get('lectern.session_token') ?? ''
    expect((await browser.post('/auth/sign-in/email', ada)).status).toBe(200)
    expect(await sessions()).toHaveLength(2)
    const stale = new Browser(auth)
    stale.cookies.set('lectern.session_token', before)
    expect((await stale.get('/auth/get-session')).body).toBe(null)
    for (const each of [browser, elsewhere]) expect((await each.get('/auth/token')).status).toBe(200)
  })

  test('is not ended by a sign-in that is refused', async () => {
    const { browser } = await signedUp(opened.db)
    expect((await browser.post('/auth/sign-in/email', { ...ada, password: 'another horse battery' })).status).toBe(401)
    expect((await browser.get('/auth/token')).status).toBe(200)
  })
})
