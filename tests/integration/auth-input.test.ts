import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { user } from '@/lib/db/schema'
import { ada, Browser, openAccounts, signedUp } from '../support/accounts'
import { createMigrated, driver, type TestDatabase } from '../support/database'

let opened: TestDatabase
beforeAll(async () => {
  opened = await createMigrated(driver)
})
afterAll(() => opened?.close())
beforeEach(async () => {
  await opened.db.delete(user)
})

describe('what is sent', () => {
  const bad: [string, Record<string, unknown>][] = [
    ['no software background', { software_background: undefined }],
    ['an empty hardware background', { hardware_background: '  ' }],
    ['a background of 401 characters', { software_background: 'x'.repeat(401) }],
    ['a background that is no text', { software_background: ['python'] }],
    ['a background with a control character', { software_background: 'py\u0007thon' }],
    ['a name with NUL', { name: 'A\0da' }],
    ['a name that is a number', { name: 5 }],
    ['an empty name', { name: ' ' }],
    ['a name of 101 characters', { name: 'x'.repeat(101) }],
    ['a name that turns the line around', { name: 'Ada\u202egnp.exe' }],
    ['a name of two lines', { name: 'Ada\nGrace' }],
    ['a name that cannot be seen', { name: '\u200d\u200b' }],
    ['a picture', { image: 'javascript:alert(1)' }],
    ['an address of 260 characters', { email: `${'x'.repeat(248)}@example.org` }],
    ['an address without host', { email: 'ada' }],
    ['an address that is a list', { email: [ada.email] }],
    ['a password of 11 characters', { password: 'x'.repeat(11) }],
    ['a password of 129 characters', { password: 'x'.repeat(129) }],
    ['a password with NUL', { password: `correct horse\0battery` }],
    ['a redirect to another site', { callbackURL: 'https://evil.example' }],
    ['a redirect with two slashes', { callbackURL: '//evil.example' }],
    ['a redirect with a backslash', { callbackURL: '/\\evil.example' }],
  ]
  test.each(bad)('at sign-up with %s is refused', async (_, fields) => {
    const { auth } = openAccounts(opened.db)
    const { status } = await new Browser(auth).post('/auth/sign-up/email', { ...ada, ...fields })
    expect([400, 403]).toContain(status)
    expect(await opened.db.$count(user)).toBe(0)
  })

  test.each(['', '{', '[]', 'null', '"text"', '5'])('as the body %j is refused', async (body) => {
    const { auth } = openAccounts(opened.db)
    expect((await new Browser(auth).post('/auth/sign-up/email', body)).status).toBe(400)
  })

  const others = ['id', 'emailVerified', 'email_verified', 'role', 'createdAt', 'updatedAt', 'lockedAt', 'locked_at']
  test.each([...others, 'twoFactorEnabled', 'two_factor_enabled', 'password', 'constructor', '__proto__'])(
    'in the field %s, which is nobody’s to set, is refused and changes nothing',
    async (field) => {
      const { auth, browser } = await signedUp(opened.db)
      const before = await opened.db.select().from(user)
      const values = ['true', '"mine"', '"2000-01-01T00:00:00Z"', '1', 'null']
      for (const value of values) {
        const own = field === 'password' ? '"x":1' : `"${field}":${value}`
        const other = JSON.stringify({ ...ada, email: 'grace@example.org' }).replace('{', `{${own},`)
        expect((await new Browser(auth).post('/auth/sign-up/email', other)).status).toBe(400)
        const changed = `{"name":"Eve","${field}":${value}}`
        expect((await browser.post('/auth/update-user', changed)).status).toBe(400)
        expect((await browser.post('/auth/update-session', changed)).status).toBe(400)
      }
      expect(await opened.db.select().from(user)).toEqual(before)
    },
  )

  test.each([
    { name: 5 },
    { name: '' },
    { image: 'https://example.org/a.png' },
    { software_background: null },
    { hardware_background: '' },
    { email: 'other@example.org' },
  ])('to change an account as %j is refused', async (fields) => {
    const { browser } = await signedUp(opened.db)
    expect((await browser.post('/auth/update-user', fields)).status).toBe(400)
  })

  test('as a name is kept in one spelling', async () => {
    await signedUp(opened.db, { name: '  Ade\u0301le ' })
    expect(await opened.db.select().from(user)).toMatchObject([{ name: 'Ad\u00e9le' }])
  })

  test('with NUL in a reset token is refused', async () => {
    const { browser } = await signedUp(opened.db)
    const reset = { newPassword: 'another horse battery', token: 'a\0b' }
    expect((await browser.post('/auth/reset-password', reset)).status).toBe(400)
    const followed = await browser.get('/auth/reset-password/a%00b?callbackURL=/reset')
    expect(followed.headers.get('location')).toContain('error=INVALID_TOKEN')
  })

  test('over 16 KB is refused, however it is sent', async () => {
    const { auth } = openAccounts(opened.db)
    const sending = new Browser(auth).post('/auth/sign-up/email', { ...ada, more: 'x'.repeat(20_000) })
    await expect(sending).rejects.toMatchObject({ code: 'body_too_large' })
  })

  test('from a page of another origin is refused', async () => {
    const { auth, browser } = await signedUp(opened.db)
    const foreign = new Browser(auth, 'https://evil.example')
    for (const [name, value] of browser.cookies) foreign.cookies.set(name, value)
    expect((await foreign.post('/auth/update-user', { name: 'Eve' })).status).toBe(403)
  })
})

describe('a mail address', () => {
  test('is the same in capitals and between spaces, wherever it is sent', async () => {
    const { auth, browser, letters } = await signedUp(opened.db, { email: ' Ada@Example.ORG ' })
    expect(await opened.db.select().from(user)).toMatchObject([{ email: 'ada@example.org' }])
    const email = ' ADA@example.org '
    expect((await new Browser(auth).post('/auth/sign-in/email', { ...ada, email })).status).toBe(200)
    await new Browser(auth).post('/auth/request-password-reset', { email })
    await browser.post('/auth/change-email', { newEmail: ' Grace@Example.org', password: ada.password })
    expect(letters.map(({ to }) => to)).toEqual([ada.email, 'grace@example.org', ada.email])
  })

  test.each([
    ['a Cyrillic a', '\u0430da@example.org'],
    ['wide letters', '\uff41da@example.org'],
    ['a Kelvin sign, which is a k in lower case', 'ada@example.org'.replace('x', '\u212a')],
    ['a dotless i', 'ada@exa\u0131mple.org'],
    ['a ligature', 'ada@\ufb01sh.example'],
    ['a wide full stop', 'ada@example\uff0eorg'],
    ['an ideographic one', 'ada@example\u3002org'],
    ['an accent', 'ad\u00e1@example.org'],
    ['a space of no width', 'ad\u200ba@example.org'],
    ['a soft hyphen', 'ad\u00ada@example.org'],
  ])('with %s is refused in words, wherever it is sent', async (_, email) => {
    const { auth, browser } = await signedUp(opened.db)
    const answers = [
      await new Browser(auth).post('/auth/sign-up/email', { ...ada, email }),
      await new Browser(auth).post('/auth/sign-in/email', { email, password: ada.password }),
      await new Browser(auth).post('/auth/request-password-reset', { email }),
      await new Browser(auth).post('/auth/send-verification-email', { email }),
      await browser.post('/auth/change-email', { newEmail: email }),
    ]
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 400, body: { message: expect.stringMatching(/plain letters/) } })
    expect(await opened.db.$count(user)).toBe(1)
  })
})
