import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookiesOf, type Forms, openForms, password, session, site } from '@/tests/support/forms'

let forms: Forms
beforeAll(async () => {
  forms = await openForms()
})
afterAll(() => forms.app.stop())

describe('a planted session cookie', () => {
  test('cannot come from another host: the cookie is bound to this one, and out of a script’s reach', async () => {
    const { answer } = await forms.signUp('Ada')
    const [cookie = '', ...more] = answer.headers.getSetCookie()
    // By which means the reader signed in is remembered for the page that asks; it opens nothing.
    expect(more).toEqual([expect.stringMatching(/^__Host-lectern\.last_method=email;.*; Secure/)])
    expect(cookie.split(/; */).slice(1).sort()).toEqual([
      'HttpOnly',
      'Max-Age=604800',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ])
    const { components } = await (await fetch(`${forms.app.url}/api/openapi.json`)).json()
    expect(components.securitySchemes.session.name).toBe(session)
    expect(cookie).toMatch(/^__Host-lectern\.session_token=[^;]{43,};/)
  })

  test('under a name that others can set is not read', async () => {
    const { cookie } = await forms.signUp('Eve')
    for (const name of ['lectern.session_token', '__Secure-lectern.session_token', '__host-lectern.session_token'])
      expect(await forms.whoIs(cookie.replace(session, name))).toBeUndefined()
  })

  test('is told from the one that the accounts set', async () => {
    const { cookie } = await forms.signUp('Ada')
    const page = (sent: string) => fetch(`${forms.app.url}/account`, { headers: { cookie: sent }, redirect: 'manual' })
    expect((await page(cookie)).status).toBe(200)
    expect((await page(cookie.replace(session, '__Secure-lectern.session_token'))).status).toBe(307)
  })

  test('that nobody signed opens nothing', async () => {
    const { cookie } = await forms.signUp('Ada')
    const [token = '', signature = ''] = decodeURIComponent(cookie.slice(session.length + 1)).split('.')
    const other = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    for (const value of [token, `${token}.`, `${token}.x`, `${other}.${signature}`, `.${signature}`, '', 'null'])
      expect(await forms.whoIs(`${session}=${encodeURIComponent(value)}`)).toBeUndefined()
  })

  test('is replaced when the reader signs in, and does not come to name the reader', async () => {
    const eve = await forms.signUp('Eve')
    const ada = await forms.signUp('Ada')
    for (const planted of [eve.cookie, `${session}=chosen.by-another`]) {
      const sent = { cookie: planted, origin: site }
      const [fresh = ''] = cookiesOf(await forms.post('/auth/sign-in/email', { email: ada.email, password }, sent))
      expect(fresh).not.toBe(planted)
      // What was planted names nobody any more, and Ada is never Eve.
      expect([await forms.whoIs(fresh), await forms.whoIs(planted)]).toEqual(['Ada', undefined])
    }
  })

  test('of a session that was ended stays ended', async () => {
    const { cookie } = await forms.signUp('Ada')
    expect((await forms.post('/auth/sign-out', {}, { cookie, origin: site })).status).toBe(200)
    expect(await forms.whoIs(cookie)).toBeUndefined()
    expect((await fetch(`${forms.app.url}/auth/token`, { headers: { cookie } })).status).toBe(401)
  })
})
