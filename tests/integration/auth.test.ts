import { sql } from 'drizzle-orm'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databaseKeySet } from '@/lib/auth/key-set'
import { verifyToken } from '@/lib/auth/token'
import { readKeys } from '@/lib/db/key'
import { reserve, takeRequest } from '@/lib/db/quota'
import { requestMinute, usageDay } from '@/lib/db/reading-schema'
import { user } from '@/lib/db/schema'
import { ada, Browser, origin, signedUp } from '../support/accounts'
import { createMigrated, driver, type TestDatabase } from '../support/database'

let opened: TestDatabase
beforeAll(async () => {
  opened = await createMigrated(driver)
})
afterAll(() => opened?.close())
beforeEach(async () => {
  await opened.db.delete(user)
})

const expected = { issuer: origin, audience: origin }
const keySet = () => databaseKeySet(() => readKeys(opened.db))

describe('a token', () => {
  test('has the claims of the contract, no others, and lives fifteen minutes', async () => {
    const { browser } = await signedUp(opened.db)
    const token = await browser.token()
    const { alg, kid, ...rest } = decodeProtectedHeader(token)
    expect({ alg, kid: typeof kid }).toEqual({ alg: 'RS256', kid: 'string' })
    expect(rest).toEqual({})
    const claims = decodeJwt(token)
    const names = ['aud', 'exp', 'hardware_background', 'iat', 'iss', 'software_background', 'sub']
    expect(Object.keys(claims).sort()).toEqual(names)
    expect(claims).toMatchObject({ iss: origin, aud: origin, software_background: ada.software_background })
    expect(Number(claims.exp) - Number(claims.iat)).toBe(900)
    expect(await verifyToken(token, keySet(), expected)).toEqual({
      subject: claims.sub,
      softwareBackground: ada.software_background,
      hardwareBackground: ada.hardware_background,
    })
  })

  test('is given to nobody without a session and kept by no cache', async () => {
    const { auth, browser } = await signedUp(opened.db)
    expect((await new Browser(auth).get('/auth/token')).status).toBe(401)
    expect((await browser.get('/auth/token')).headers.get('cache-control')).toBe('no-store')
    await browser.post('/auth/sign-out', {})
    expect((await browser.get('/auth/token')).status).toBe(401)
  })

  test('carries an edited background at once', async () => {
    const { browser } = await signedUp(opened.db)
    await browser.token()
    const edit = { software_background: '  five years of\nPython ' }
    expect((await browser.post('/auth/update-user', edit)).status).toBe(200)
    expect(decodeJwt(await browser.token())).toMatchObject({
      software_background: 'five years of Python',
      hardware_background: ada.hardware_background,
    })
  })

  test('of a deleted reader creates nothing', async () => {
    const { browser } = await signedUp(opened.db)
    const { subject } = await verifyToken(await browser.token(), keySet(), expected)
    const reader = { subject, registered: true }
    await takeRequest(opened.db, reader, 5, new Date())
    await reserve(opened.db, reader, { sections: 1, tokens: 1 }, { sections: 5, tokens: 5 }, new Date())
    expect((await browser.post('/auth/delete-user', { password: ada.password })).status).toBe(200)
    await takeRequest(opened.db, reader, 5, new Date())
    expect(
      await reserve(opened.db, reader, { sections: 1, tokens: 1 }, { sections: 5, tokens: 5 }, new Date()),
    ).toMatchObject({ allowed: false })
    for (const table of [user, usageDay, requestMinute]) expect(await opened.db.$count(table)).toBe(0)
  })
})

describe('the key set', () => {
  test('served is the one we verify with, says what it is for, and may be kept', async () => {
    const { browser } = await signedUp(opened.db)
    await browser.token()
    const { body, headers } = await browser.get('/auth/jwks')
    expect(body).toEqual(await keySet().publicKeys())
    expect(body).toMatchObject({ keys: [{ alg: 'RS256', kty: 'RSA', use: 'sig', e: 'AQAB' }] })
    expect(headers.get('cache-control')).toBe('public, max-age=300')
  })
})

describe('an account', () => {
  test('keeps its session where script cannot read it', async () => {
    const { browser, answer } = await signedUp(opened.db)
    const [cookie] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^lectern\.session_token=/)
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    const secret = decodeURIComponent(browser.cookies.get('lectern.session_token') ?? '').split('.')[0] ?? ''
    expect(secret).not.toBe('')
    const session = await browser.get('/auth/get-session')
    const signedIn = await browser.post('/auth/sign-in/email', ada)
    for (const { body } of [answer, session, signedIn]) expect(JSON.stringify(body)).not.toContain(secret)
    expect(session.body).toMatchObject({ user: { email: ada.email, software_background: ada.software_background } })
  })

  test('is deleted only with its password', async () => {
    const { browser } = await signedUp(opened.db)
    expect((await browser.post('/auth/delete-user', {})).status).toBe(400)
    expect((await browser.post('/auth/delete-user', { password: 'another horse battery' })).status).toBe(400)
    expect((await browser.post('/auth/delete-user', { password: ada.password })).status).toBe(200)
    expect(await opened.db.$count(user)).toBe(0)
  })

  test('that cannot be stored for want of room is refused by the database’s name, and is stored when there is room', async () => {
    await opened.db.execute(sql`create function full_disk() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file' using errcode = '53100'; end $$`)
    for (const table of ['users', 'accounts', 'sessions']) {
      await opened.db.execute(
        sql.raw(`create trigger full_disk before insert on ${table} execute function full_disk()`),
      )
      await expect(signedUp(opened.db), table).rejects.toMatchObject({ code: 'database_unavailable' })
      await opened.db.execute(sql.raw(`drop trigger full_disk on ${table}`))
    }
    expect((await signedUp(opened.db)).answer.status).toBe(200)
  })
})
