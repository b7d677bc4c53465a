import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '@/lib/db/migrate'
import { user } from '@/lib/db/schema'
import { ada, Browser, openAccounts } from '../support/accounts'
import { createDatabase, migrations, type TestDatabase } from '../support/database'

let opened: TestDatabase
beforeAll(async () => {
  opened = await createDatabase('pg')
  await migrate(opened.db, migrations)
})
afterAll(() => opened?.close())
beforeEach(async () => {
  await opened.db.delete(user)
})

async function signedUp(fields: Record<string, unknown> = {}) {
  const { auth } = openAccounts(opened.db)
  const browser = new Browser(auth)
  expect(await browser.post('/auth/sign-up/email', { ...ada, ...fields })).toMatchObject({ status: 200 })
  return { auth, browser }
}

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
    ['a picture', { image: 'javascript:alert(1)' }],
    ['an address of 260 characters', { email: `${'x'.repeat(248)}@example.org` }],
    ['an address without host', { email: 'ada' }],
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

  test('in a field nobody may set is ignored', async () => {
    await signedUp({ id: 'mine', emailVerified: true, role: 'editor', createdAt: '2000-01-01' })
    const [row] = await opened.db.select().from(user)
    expect(row).toMatchObject({ emailVerified: false })
    expect(row?.id).not.toBe('mine')
  })

  test.each([
    { name: 5 },
    { name: '' },
    { image: 'https://example.org/a.png' },
    { software_background: null },
    { hardware_background: '' },
    { email: 'other@example.org' },
  ])('to change an account as %j is refused', async (fields) => {
    const { browser } = await signedUp()
    expect((await browser.post('/auth/update-user', fields)).status).toBe(400)
  })

  test('with NUL in a reset token is refused', async () => {
    const { browser } = await signedUp()
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
    const { auth, browser } = await signedUp()
    const foreign = new Browser(auth, 'https://evil.example')
    for (const [name, value] of browser.cookies) foreign.cookies.set(name, value)
    expect((await foreign.post('/auth/update-user', { name: 'Eve' })).status).toBe(403)
  })
})
