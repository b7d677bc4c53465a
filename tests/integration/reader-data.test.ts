import { sql } from 'drizzle-orm'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { auditTrail } from '@/lib/db/audit'
import { storeVote } from '@/lib/db/feedback'
import { findProgress, keepProgress } from '@/lib/db/progress'
import { reserve, takeRequest } from '@/lib/db/quota'
import { readReaderData } from '@/lib/db/reader-data'
import { feedback } from '@/lib/db/reading-schema'
import { user, verification } from '@/lib/db/schema'
import { ada, Browser, openAccounts, origin } from '../support/accounts'
import { Authenticator } from '../support/authenticator'
import { createMigrated, driver, everyRow, type TestDatabase } from '../support/database'
import { totp } from '../support/totp'

let opened: TestDatabase
beforeAll(async () => {
  opened = await createMigrated(driver)
})
afterAll(() => opened?.close())
beforeEach(async () => {
  await opened.db.delete(user)
  await opened.db.delete(verification)
  await opened.db.delete(feedback)
})

const { password } = ada
const count = { chapter: 'sensing', section: 'start', revision: 'r', verdict: 'clearer' } as const
const vote = { ...count, softwareLevel: 'expert', hardwareLevel: 'none' }
const seen = (when: number, more = {}) => {
  return { at: 'calibration', share: 40, versions: { calibration: 'a' }, version: '', when, ...more }
}
const Options = z.looseObject({ challenge: z.string() })

/** Does everything that leaves something behind. */
async function busyReader(email = ada.email) {
  const social = { github: { clientId: 'id', clientSecret: 'secret' } }
  const { auth } = openAccounts(opened.db, { social, record: auditTrail(opened.db, 30) })
  const browser = new Browser(auth)
  await browser.post('/auth/sign-up/email', { ...ada, email })
  const token = await browser.token()
  const subject = String(decodeJwt(token).sub)
  const reader = { subject, registered: true }
  await browser.get('/auth/passkey/generate-register-options')
  const options = Options.parse((await browser.get('/auth/passkey/generate-register-options')).body)
  const response = new Authenticator(origin).register(options)
  expect((await browser.post('/auth/passkey/verify-registration', { response, name: 'Phone' })).status).toBe(200)
  const { totpURI } = z
    .object({ totpURI: z.string() })
    .parse((await browser.post('/auth/two-factor/enable', { password })).body)
  const key = new URL(totpURI).searchParams.get('secret') ?? ''
  expect((await browser.post('/auth/two-factor/verify-totp', { code: totp(key) })).status).toBe(200)
  const device = new Browser(auth)
  await device.post('/auth/sign-in/email', { ...ada, email })
  const code = totp(key, 1)
  expect((await device.post('/auth/two-factor/verify-totp', { code, trustDevice: true })).status).toBe(200)
  await browser.post('/auth/link-social', { provider: 'github', callbackURL: '/account' })
  await new Browser(auth).post('/auth/request-password-reset', { email })
  await takeRequest(opened.db, reader, 100, new Date())
  await reserve(opened.db, reader, { sections: 2, tokens: 9 }, { sections: 5, tokens: 99 }, new Date())
  await storeVote(opened.db, reader, vote, new Date())
  await keepProgress(opened.db, reader, { sensing: seen(5) }, new Date())
  return { browser, reader, names: [subject, email] }
}

const naming = (rows: string[], names: string[]) => rows.filter((row) => names.some((name) => row.includes(name)))

describe('a reader who deletes the account', () => {
  test('is named in no row of any table', async () => {
    const other = await busyReader('grace@example.org')
    const { browser, names } = await busyReader()
    const before = naming(await everyRow(opened.db), names)
    const tables = new Set(before.map((row) => row.split(' ', 1)[0]))
    expect([...tables].sort()).toEqual(
      [
        'accounts',
        'audit',
        'passkeys',
        'progress',
        'request_minute',
        'sessions',
        'two_factors',
        'usage_day',
        'users',
        'verifications',
      ].map((name) => `public.${name}`),
    )
    expect((await browser.post('/auth/delete-user', { password })).status).toBe(200)
    expect(naming(await everyRow(opened.db), names)).toEqual([])
    // No row of these names anybody; the other's word is the one that is left.
    expect(await opened.db.select().from(feedback)).toHaveLength(1)
    expect((await readReaderData(opened.db, other.reader.subject)).feedback).toHaveLength(1)
  })

  test('leaves every other reader as they were', async () => {
    const other = await busyReader('grace@example.org')
    const before = naming(await everyRow(opened.db), other.names).sort()
    const { browser } = await busyReader()
    expect((await browser.post('/auth/delete-user', { password })).status).toBe(200)
    expect(naming(await everyRow(opened.db), other.names).sort()).toEqual(before)
  })
})

describe('a reader’s copy', () => {
  test('has something of every table that names the reader', async () => {
    const { reader } = await busyReader()
    const copy = await readReaderData(opened.db, reader.subject)
    expect(copy.users).toMatchObject([{ email: ada.email, software_background: ada.software_background }])
    expect(copy.accounts).toMatchObject([{ providerId: 'credential', hasPassword: true }])
    expect(copy.passkeys).toMatchObject([{ name: 'Phone' }])
    expect(copy.two_factors).toMatchObject([{ verified: true }])
    expect(copy.sessions).toHaveLength(2)
    expect(copy.verifications.length).toBeGreaterThan(3)
    expect(copy.audit.map(({ event }) => event)).toContain('account-created')
    expect(copy.usage_day).toMatchObject([{ sections: 2 }])
    expect(copy.feedback).toMatchObject([vote])
    expect(copy.progress).toMatchObject([{ chapter: 'sensing', at: 'calibration', share: 40 }])
    expect(copy.request_minute).toMatchObject([{ count: 1 }])
  })

  test('has no secret and nothing of anybody else', async () => {
    const grace = await busyReader('grace@example.org')
    const { reader } = await busyReader()
    const copy = JSON.stringify(await readReaderData(opened.db, reader.subject))
    for (const name of grace.names) expect(copy).not.toContain(name)
    const { rows } = await opened.db.execute<{ secret: string }>(sql`
      select token as secret from sessions union select password from accounts where password is not null
      union select secret from two_factors union select backup_codes from two_factors
      union select identifier from verifications union select value from verifications
      where value <> ${reader.subject}`)
    expect(rows.length).toBeGreaterThan(10)
    for (const { secret } of rows.filter(({ secret }) => secret.length > 3)) expect(copy).not.toContain(secret)
  })

  test('of a reader nobody knows is empty', async () => {
    const copy = await readReaderData(opened.db, 'nobody')
    expect(Object.values(copy).flat()).toEqual([])
  })
})

describe('where a reader is in the chapters', () => {
  test('is the latest of their browsers, and how far the furthest', async () => {
    const { reader } = await busyReader()
    const now = new Date(1000)
    await keepProgress(opened.db, reader, { sensing: seen(20, { at: 'noise', share: 30 }), safety: seen(9) }, now)
    await keepProgress(opened.db, reader, { sensing: seen(10, { at: 'start', share: 90 }) }, now)
    expect(await findProgress(opened.db, reader.subject)).toEqual({
      sensing: seen(20, { at: 'noise', share: 90 }),
      safety: seen(9),
    })
    // A clock that is ahead does not have the last word for ever.
    await keepProgress(opened.db, reader, { sensing: seen(5000, { at: 'ahead' }) }, now)
    await keepProgress(opened.db, reader, { sensing: seen(1001, { at: 'noise' }) }, new Date(2000))
    expect((await findProgress(opened.db, reader.subject)).sensing).toEqual(seen(1001, { at: 'noise', share: 90 }))
  })

  test('is kept of nobody who has no account', async () => {
    await keepProgress(opened.db, { subject: 'nobody', registered: true }, { sensing: seen(5) }, new Date())
    expect(await findProgress(opened.db, 'nobody')).toEqual({})
  })
})
