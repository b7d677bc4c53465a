import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { user } from '@/lib/db/schema'
import { ada, Browser, linkIn, signedUp } from '../support/accounts'
import { createMigrated, driver, type TestDatabase } from '../support/database'

let opened: TestDatabase
beforeAll(async () => {
  opened = await createMigrated(driver)
})
afterAll(() => opened?.close())
beforeEach(async () => {
  await opened.db.delete(user)
})

const newEmail = 'ada@lovelace.example'
const { password } = ada
const addresses = async () => (await opened.db.select().from(user)).map(({ email }) => email)

/** Opens the link in a letter, and answers where it leads. */
async function open(browser: Browser, letter: Parameters<typeof linkIn>[0]): Promise<string | null> {
  const { pathname, search } = linkIn(letter)
  const { status, headers } = await browser.get(pathname + search)
  expect(status).toBe(302)
  return headers.get('location')
}

describe('an address that was never confirmed', () => {
  test('is left once the new one confirms it, and is told', async () => {
    const { auth, browser, letters } = await signedUp(opened.db)
    expect((await browser.post('/auth/change-email', { newEmail, password, callbackURL: '/verify' })).status).toBe(200)
    expect(letters.map(({ to }) => to)).toEqual([newEmail, ada.email])
    expect(await addresses()).toEqual([ada.email])
    expect(await open(browser, letters[0])).toBe('/verify?letter=moved')
    expect(await addresses()).toEqual([newEmail])
    expect((await new Browser(auth).post('/auth/sign-in/email', ada)).status).toBe(401)
    expect((await new Browser(auth).post('/auth/sign-in/email', { ...ada, email: newEmail })).status).toBe(200)
  })
})

describe('a letter that moves an account', () => {
  const victim = { ...ada, name: 'Ada, at last', password: 'another long password of hers' }
  const mallory = 'mallory@example.org'

  /** Somebody signs up with an address that is not theirs, asks to move to their own, and deletes the account. */
  async function leaveLetter() {
    const { auth, browser, letters } = await signedUp(opened.db)
    await browser.post('/auth/change-email', { newEmail: mallory, password, callbackURL: '/verify' })
    expect((await browser.post('/auth/delete-user', { password })).status).toBe(200)
    expect(await addresses()).toEqual([])
    return { auth, letter: letters[0] }
  }

  async function expectRefused(auth: ConstructorParameters<typeof Browser>[0], letter: Parameters<typeof linkIn>[0]) {
    const before = await addresses()
    const thief = new Browser(auth)
    expect(await open(thief, letter)).toBe('/verify?letter=moved&error=INVALID_TOKEN')
    const link = linkIn(letter)
    link.searchParams.set('token', link.searchParams.get('token')?.split('.').slice(0, 3).join('.') ?? '')
    const bare = await thief.get(link.pathname + link.search)
    expect(bare.headers.get('location')).toBe('/verify?letter=moved&error=INVALID_TOKEN')
    link.searchParams.set('token', `${link.searchParams.get('token')}.${'ä'.repeat(43)}`)
    expect((await thief.get(link.pathname + link.search)).status).toBe(302)
    expect(await addresses()).toEqual(before)
    expect((await thief.get('/auth/token')).status).toBe(401)
  }

  test('moves no account that was made with the address since', async () => {
    const { auth, letter } = await leaveLetter()
    expect((await new Browser(auth).post('/auth/sign-up/email', victim)).status).toBe(200)
    await expectRefused(auth, letter)
  })

  test('nor one that came to it', async () => {
    const { auth, letter } = await leaveLetter()
    const reader = await signedUp(opened.db, { email: newEmail })
    await reader.browser.post('/auth/change-email', { newEmail: ada.email, password, callbackURL: '/verify' })
    expect(await open(reader.browser, reader.letters[0])).toBe('/verify?letter=moved')
    expect(await addresses()).toEqual([ada.email])
    await expectRefused(auth, letter)
  })

  test('signs nobody in, whoever opens it, and leaves who is in as they are', async () => {
    const { auth, browser, letters } = await signedUp(opened.db)
    await browser.post('/auth/change-email', { newEmail, password, callbackURL: '/verify' })
    const elsewhere = new Browser(auth)
    expect(await open(elsewhere, letters[0])).toBe('/verify?letter=moved')
    expect(await addresses()).toEqual([newEmail])
    expect((await elsewhere.get('/auth/token')).status).toBe(401)
    expect((await browser.get('/auth/token')).status).toBe(200)
  })
})

describe('an address that was confirmed', () => {
  test('is left only when it consents and the new one confirms', async () => {
    const { browser, letters } = await signedUp(opened.db)
    await opened.db.update(user).set({ emailVerified: true })
    await browser.post('/auth/change-email', { newEmail, password })
    expect(letters.map(({ to }) => to)).toEqual([ada.email])
    expect(await open(browser, letters[0])).toBe('/verify?letter=moving')
    expect(letters.map(({ to }) => to)).toEqual([ada.email, newEmail])
    expect(await addresses()).toEqual([ada.email])
    expect(await open(browser, letters[1])).toBe('/verify?letter=moved')
    expect(await addresses()).toEqual([newEmail])
  })

  test('stays when the new one has an account, and the answer does not tell', async () => {
    await signedUp(opened.db, { email: newEmail })
    const { browser, letters } = await signedUp(opened.db)
    await opened.db.update(user).set({ emailVerified: true })
    const taken = await browser.post('/auth/change-email', { newEmail, password })
    const free = await browser.post('/auth/change-email', { newEmail: 'free@example.org', password })
    expect([taken.status, taken.body]).toEqual([free.status, free.body])
    expect(letters).toHaveLength(1)
  })
})

describe('where addresses must be confirmed', () => {
  const required = { requireEmailVerification: true }

  test('a reader signs in after the letter, and is signed in by it', async () => {
    const { auth, browser, letters } = await signedUp(opened.db, { callbackURL: '/verify?letter=opened' }, required)
    expect(browser.cookies.size).toBe(0)
    expect(await browser.post('/auth/sign-in/email', ada)).toMatchObject({
      status: 403,
      body: { code: 'EMAIL_NOT_VERIFIED' },
    })
    const elsewhere = new Browser(auth)
    expect(await open(elsewhere, letters[0])).toBe('/verify?letter=opened')
    expect((await elsewhere.get('/auth/token')).status).toBe(200)
    expect((await browser.post('/auth/sign-in/email', ada)).status).toBe(200)
  })

  test('a link that was changed confirms nothing, and leads to our page', async () => {
    const { auth, letters } = await signedUp(opened.db, { callbackURL: '/verify?letter=opened' }, required)
    const { pathname, searchParams } = linkIn(letters[0])
    const token = searchParams.get('token')?.replace(/[^.]*$/, 'A'.repeat(43))
    const followed = await new Browser(auth).get(`${pathname}?token=${token}&callbackURL=/verify?letter=opened`)
    expect(followed.headers.get('location')).toBe('/verify?letter=opened&error=INVALID_TOKEN')
    expect(await opened.db.select().from(user)).toMatchObject([{ emailVerified: false }])
  })

  test('another letter is sent on request, and the answer tells nobody who has an account', async () => {
    const { auth, letters } = await signedUp(opened.db, {}, required)
    const ask = (email: string) => new Browser(auth).post('/auth/send-verification-email', { email })
    const [known, unknown] = [await ask(ada.email), await ask('nobody@example.org')]
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
    expect(letters.map(({ to }) => to)).toEqual([ada.email, ada.email])
    expect(await open(new Browser(auth), letters[1])).toBe('/verify?letter=opened')
  })

  test('a sign-up with a known address is answered like any other, and its owner is told', async () => {
    const { auth, letters, answer } = await signedUp(opened.db, {}, required)
    const again = await new Browser(auth).post('/auth/sign-up/email', { ...ada, name: 'Eve' })
    expect(again.status).toBe(200)
    expect(Object.keys(Object(again.body))).toEqual(Object.keys(Object(answer.body)))
    expect(letters.map(({ to }) => to)).toEqual([ada.email, ada.email])
    expect(linkIn(letters[1]).pathname).not.toBe(linkIn(letters[0]).pathname)
    expect(await opened.db.select().from(user)).toMatchObject([{ name: ada.name }])
  })
})
