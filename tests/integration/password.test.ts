import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isGuessable } from '@/lib/auth/password'
import { user } from '@/lib/db/schema'
import { ada, Browser, linkIn, openAccounts, signedUp } from '../support/accounts'
import { createMigrated, type TestDatabase } from '../support/database'

let opened: TestDatabase
beforeAll(async () => {
  opened = await createMigrated('pg')
})
afterAll(() => opened?.close())
beforeEach(async () => {
  await opened.db.delete(user)
})

const refusal = { status: 400, body: { code: 'PASSWORD_GUESSABLE', message: expect.stringMatching(/few words/) } }

describe('a password that is guessed first', () => {
  test.each([
    'password1234',
    'Passw0rd!Passw0rd!',
    'iloveyou12345',
    '123456789012',
    'qwertyuiop12',
    'aaaaaaaaaaaa',
    '            ',
    'unbelievable',
    'lecternlectern',
    'ada@example.org',
  ])('such as %j is refused at sign-up', async (password) => {
    const { auth } = openAccounts(opened.db)
    expect(await new Browser(auth).post('/auth/sign-up/email', { ...ada, password })).toMatchObject(refusal)
    expect(await opened.db.$count(user)).toBe(0)
  })

  test('is refused when it is changed, and by a letter', async () => {
    const { auth, browser, letters } = await signedUp(opened.db)
    const change = { currentPassword: ada.password, newPassword: 'password1234' }
    expect(await browser.post('/auth/change-password', change)).toMatchObject(refusal)
    await browser.post('/auth/request-password-reset', { email: ada.email })
    const token = linkIn(letters[0]).searchParams.get('token')
    expect(await browser.post('/auth/reset-password', { newPassword: 'password1234', token })).toMatchObject(refusal)
    // The letter is not used up by it.
    const chosen = 'a quiet brook runs'
    expect((await browser.post('/auth/reset-password', { newPassword: chosen, token })).status).toBe(200)
    expect((await new Browser(auth).post('/auth/sign-in/email', { ...ada, password: chosen })).status).toBe(200)
  })

  test('of somebody else is not asked about: whoever has it still signs in', async () => {
    const { auth } = openAccounts(opened.db)
    const wrong = await new Browser(auth).post('/auth/sign-in/email', { email: ada.email, password: 'password1234' })
    expect(wrong).toMatchObject({ status: 401, body: { code: 'INVALID_EMAIL_OR_PASSWORD' } })
  })
})

test.each(['four unrelated plain words', 'xkcd936 staple', 'k9#vTq2!mZp4', 'ÄÖÜ…→éèê≈çñ', 'a quiet brook runs'])(
  '%j is nobody’s first guess',
  async (password) => {
    expect(await isGuessable(password, ['Ada Reader', ada.email])).toBe(false)
  },
)

describe('another address', () => {
  test('is asked for with the password, and with no other', async () => {
    const { browser, letters } = await signedUp(opened.db)
    const newEmail = 'grace@example.org'
    for (const password of [undefined, '', 'another horse battery', 5, { $ne: '' }])
      expect((await browser.post('/auth/change-email', { newEmail, password })).status).toBe(400)
    expect(letters).toEqual([])
    expect((await browser.post('/auth/change-email', { newEmail, password: ada.password })).status).toBe(200)
    expect(letters.map(({ to }) => to)).toEqual([newEmail, ada.email])
  })
})
