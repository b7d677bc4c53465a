import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { auditTrail, pruneAudit, recordIncident } from '@/lib/db/audit'
import { endKeys, mintKey, retireKey } from '@/lib/db/key'
import { audit, jwks, rateLimit, user } from '@/lib/db/schema'
import { ada, Browser, openAccounts } from '../support/accounts'
import { createMigrated, type TestDatabase } from '../support/database'

const noon = new Date('2026-03-04T12:00:00Z')
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000)
const newPassword = 'another horse battery'

describe.each(['pglite', 'pg'] as const)('on %s', (kind) => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await createMigrated(kind)
  })
  afterAll(() => opened?.close())
  beforeEach(async () => {
    for (const table of [user, jwks, audit]) await opened.db.delete(table)
  })

  const open = () => openAccounts(opened.db, { record: auditTrail(opened.db, 90) })
  const rows = () => opened.db.select().from(audit).orderBy(asc(audit.id))
  const told = async () => (await rows()).map(({ event, detail }) => `${event} ${detail}`)

  test('what happens to an account is recorded, with its subject and where it came from', async () => {
    const { auth, letters } = open()
    const browser = new Browser(auth)
    await browser.post('/auth/sign-up/email', ada)
    await browser.post('/auth/sign-in/email', { ...ada, password: 'no such horse battery' })
    await browser.post('/auth/update-user', { name: 'Ada L.' })
    await browser.post('/auth/sign-out', {})
    await browser.post('/auth/sign-in/email', ada)
    await browser.post('/auth/change-password', { currentPassword: 'a wrong horse battery', newPassword })
    await browser.post('/auth/change-password', { currentPassword: ada.password, newPassword })
    await browser.post('/auth/request-password-reset', { email: ada.email })
    const token = new URL(/http:\S+/.exec(letters[0]?.text ?? '')?.[0] ?? '').searchParams.get('token')
    await browser.post('/auth/reset-password', { token: 'made-up', newPassword })
    await browser.post('/auth/reset-password', { token, newPassword: ada.password })
    expect(await told()).toEqual([
      'account-created /sign-up/email',
      'method-added /sign-up/email',
      'session-started /sign-up/email',
      'refused /sign-in/email INVALID_EMAIL_OR_PASSWORD',
      'account-changed /update-user',
      'session-ended /sign-out',
      'session-started /sign-in/email',
      'refused /change-password INVALID_PASSWORD',
      'password-changed /change-password',
      'reset-asked /request-password-reset',
      'refused /reset-password INVALID_TOKEN',
      'session-ended /reset-password',
      'password-changed /reset-password',
    ])
    const [reader] = await opened.db.select().from(user)
    const all = await rows()
    expect(all.filter(({ subject }) => subject === reader?.id).length).toBe(all.length)
    expect(new Set(all.map(({ network }) => network)).size).toBe(1)
  })

  test('no row has an address, a name, a password, a token or a background, and one network is told from another', async () => {
    const { auth } = open()
    const browser = new Browser(auth)
    await browser.post('/auth/sign-up/email', ada)
    const token = await browser.token()
    await browser.post('/auth/sign-in/email', { ...ada, password: newPassword }, { 'x-forwarded-for': '203.0.113.8' })
    await browser.post('/auth/sign-in/email', { ...ada, email: 'nobody@example.org' })
    const kept = JSON.stringify(await rows())
    for (const secret of [ada.email, 'nobody', '203.0.113', ada.password, newPassword, token, 'python', '"Ada'])
      expect(kept).not.toContain(secret)
    const asked = (await rows()).filter(({ event }) => event !== 'key-made')
    expect(asked.length).toBeGreaterThan(4)
    expect(new Set(asked.map(({ network }) => network)).size).toBe(2)
    expect(asked.map(({ network }) => network)).not.toContain(null)
  })

  test('of a reader who is gone no row tells', async () => {
    const browser = new Browser(open().auth)
    await browser.post('/auth/sign-up/email', ada)
    const [reader] = await opened.db.select().from(user)
    expect(await opened.db.$count(audit, eq(audit.subject, reader?.id ?? ''))).toBeGreaterThan(0)
    expect((await browser.post('/auth/delete-user', { password: ada.password })).status).toBe(200)
    expect((await told()).slice(-2)).toEqual(expect.arrayContaining(['account-removed /delete-user']))
    expect(new Set((await rows()).map(({ subject }) => subject))).toEqual(new Set([null]))
  })

  test('keys that are made, ended and retired are recorded by their ids', async () => {
    const key = { publicKey: '{}', privateKey: '""', createdAt: noon, expiresAt: later(60) }
    await mintKey(opened.db, key, async () => false, noon)
    await mintKey(opened.db, key, async () => true, noon)
    const [{ id = '' } = {}] = await opened.db.select().from(jwks)
    await endKeys(opened.db, [id, 'none'], later(1))
    await retireKey(opened.db, id, later(2))
    expect(await told()).toEqual([`key-made ${id}`, `key-ended ${id}`, `key-retired ${id}`])
  })

  test('a mass of refusals keeps so many rows a minute, and hides nothing else', async () => {
    const refused = { event: 'refused', detail: '/sign-in/email' }
    for (let n = 0; n < 100; n += 1) await recordIncident(opened.db, refused, noon)
    expect(await opened.db.$count(audit)).toBe(60)
    await recordIncident(opened.db, { event: 'session-started' }, noon)
    await recordIncident(opened.db, refused, later(61))
    expect(await opened.db.$count(audit)).toBe(62)
  })

  test('what is old goes, and of refusals only the newest stay, so many at a time', async () => {
    for (let n = 0; n < 10; n += 1) await recordIncident(opened.db, { event: 'refused', detail: String(n) }, later(n))
    await recordIncident(opened.db, { event: 'session-started' }, noon)
    const in90days = later(90 * 86_400)
    expect(await pruneAudit(opened.db, 90, in90days, 4, 2)).toBe(true)
    expect(await opened.db.$count(audit)).toBe(9)
    expect(await pruneAudit(opened.db, 90, in90days, 4)).toBe(false)
    expect(await told()).toEqual(['refused 6', 'refused 7', 'refused 8', 'refused 9', 'session-started null'])
    await pruneAudit(opened.db, 90, later(90 * 86_400 + 7))
    expect(await told()).toEqual(['refused 7', 'refused 8', 'refused 9'])
  })

  test('a process tidies up as it records, once an hour', async () => {
    let now = noon
    const record = auditTrail(opened.db, 30, () => now)
    const old = () => recordIncident(opened.db, { event: 'key-made', detail: 'old' }, later(-31 * 86_400))
    const tried = { id: 'old', key: 'old', count: 1, lastRequest: later(-2 * 86_400).getTime() }
    await opened.db.insert(rateLimit).values(tried)
    for (const [seconds, left] of [
      [0, 0],
      [3599, 1],
      [3600, 0],
    ] as const) {
      now = later(seconds)
      await old()
      await record({ event: 'session-started' })
      expect(await opened.db.$count(audit, eq(audit.detail, 'old')), String(seconds)).toBe(left)
    }
    expect(await opened.db.$count(rateLimit)).toBe(0)
  })

  test('a record that cannot be kept fails no request, and says so without a word of it', async () => {
    const print = vi.spyOn(console, 'error').mockImplementation(() => {})
    await opened.db.execute('alter table audit rename to elsewhere')
    const { auth } = open()
    expect((await new Browser(auth).post('/auth/sign-up/email', ada)).status).toBe(200)
    expect((await new Browser(auth).post('/auth/sign-in/email', { ...ada, password: newPassword })).status).toBe(401)
    await opened.db.execute('alter table elsewhere rename to audit')
    expect(print.mock.calls.length).toBeGreaterThan(0)
    expect(print.mock.calls.join()).not.toMatch(/ada|horse|python|203/)
    print.mockRestore()
  })
})
