import { sql } from 'drizzle-orm'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { attemptsAt } from '@/lib/auth/input'
import { storeVote } from '@/lib/db/feedback'
import { migrate } from '@/lib/db/migrate'
import { reserveSections, takeRequest } from '@/lib/db/quota'
import { readReaderData } from '@/lib/db/reader-data'
import { user, verification } from '@/lib/db/schema'
import { ada, Browser, openAccounts, origin } from '../support/accounts'
import { Authenticator } from '../support/authenticator'
import { createDatabase, migrations, type TestDatabase } from '../support/database'
import { totp } from '../support/totp'

let opened: TestDatabase
beforeAll(async () => {
  opened = await createDatabase('pg')
  await migrate(opened.db, migrations)
})
afterAll(() => opened?.close())
beforeEach(async () => {
  await opened.db.delete(user)
  await opened.db.delete(verification)
})

const { password } = ada
const count = { chapter: 'sensing', section: 'start', revision: 'r', verdict: 'clearer' } as const
const vote = { ...count, softwareLevel: 'expert', hardwareLevel: 'none' }
const Options = z.looseObject({ challenge: z.string() })

/** Does everything that leaves something behind. */
async function busyReader(email = ada.email) {
  const takeAttempt = async (account: string) => {
    await takeRequest(opened.db, { subject: account, registered: false }, 100, new Date())
    return undefined
  }
  const social = { github: { clientId: 'id', clientSecret: 'secret' } }
  const { auth } = openAccounts(opened.db, { takeAttempt, social })
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
  const secret = new URL(totpURI).searchParams.get('secret') ?? ''
  expect((await browser.post('/auth/two-factor/verify-totp', { code: totp(secret) })).status).toBe(200)
  const device = new Browser(auth)
  await device.post('/auth/sign-in/email', { ...ada, email })
  const code = totp(secret, 1)
  expect((await device.post('/auth/two-factor/verify-totp', { code, trustDevice: true })).status).toBe(200)
  await browser.post('/auth/link-social', { provider: 'github', callbackURL: '/account' })
  await new Browser(auth).post('/auth/request-password-reset', { email })
  await takeRequest(opened.db, reader, 100, new Date())
  await reserveSections(opened.db, reader, 2, 5, new Date())
  await storeVote(opened.db, reader, vote, new Date())
  return { browser, reader, names: [subject, email, attemptsAt(email)] }
}

/** Every row of every table, as text. */
async function everyRow(): Promise<string[]> {
  const { rows } = await opened.db.execute<{ name: string }>(
    sql`select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  const found = await Promise.all(
    rows.map(({ name }) =>
      opened.db.execute<{ row: string }>(sql`select ${name} || ' ' || to_json(t) as row from ${sql.raw(name)} t`),
    ),
  )
  return found.flatMap((table) => table.rows.map(({ row }) => row))
}

const naming = (rows: string[], names: string[]) => rows.filter((row) => names.some((name) => row.includes(name)))

describe('a reader who deletes the account', () => {
  test('is named in no row of any table', async () => {
    const { browser, names } = await busyReader()
    const before = naming(await everyRow(), names)
    const tables = new Set(before.map((row) => row.split(' ', 1)[0]))
    expect([...tables].sort()).toEqual(
      ['accounts', 'passkeys', 'request_minute', 'sessions', 'two_factors', 'usage_day', 'users', 'verifications'].map(
        (name) => `public.${name}`,
      ),
    )
    expect((await browser.post('/auth/delete-user', { password })).status).toBe(200)
    expect(naming(await everyRow(), names)).toEqual([])
  })

  test('leaves every other reader as they were', async () => {
    const other = await busyReader('grace@example.org')
    const before = naming(await everyRow(), other.names).sort()
    const { browser } = await busyReader()
    expect((await browser.post('/auth/delete-user', { password })).status).toBe(200)
    expect(naming(await everyRow(), other.names).sort()).toEqual(before)
  })

  test('has a token that creates nothing, though it is still good', async () => {
    const { browser, reader } = await busyReader()
    await browser.post('/auth/delete-user', { password })
    const before = (await everyRow()).sort()
    await takeRequest(opened.db, reader, 100, new Date())
    await reserveSections(opened.db, reader, 1, 5, new Date())
    await storeVote(opened.db, reader, { ...vote, section: 'another' }, new Date())
    expect((await everyRow()).sort()).toEqual(before)
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
    expect(copy.usage_day).toMatchObject([{ sections: 2 }])
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
