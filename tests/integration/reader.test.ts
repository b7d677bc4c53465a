import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { takeRequest } from '@/lib/db/quota'
import { listReaders, lockReader, removeReader, unlockReader } from '@/lib/db/reader'
import { requestMinute } from '@/lib/db/reading-schema'
import { account, audit, session, user, verification } from '@/lib/db/schema'
import { ada, Browser, openAccounts } from '../support/accounts'
import { bare } from '../support/app'
import { createMigrated, type TestDatabase } from '../support/database'

let opened: TestDatabase
beforeAll(async () => {
  opened = await createMigrated('pg')
})
afterAll(() => opened?.close())
beforeEach(async () => {
  await opened.db.delete(user)
  await opened.db.delete(audit)
})

const grace = { ...ada, name: 'Grace', email: 'grace_h@example.org' }

async function signUp(fields: typeof ada) {
  const { auth } = openAccounts(opened.db)
  const browser = new Browser(auth)
  expect((await browser.post('/auth/sign-up/email', fields)).status).toBe(200)
  return { auth, browser }
}

test('a locked reader has no session, gets none and no token, and is told why', async () => {
  const { auth, browser } = await signUp(ada)
  await new Browser(auth).post('/auth/sign-in/email', ada)
  const other = await signUp(grace)
  expect(await lockReader(opened.db, ada.email, new Date())).toBe(2)

  expect((await browser.get('/auth/token')).status).toBe(401)
  expect((await browser.get('/auth/get-session')).body).toBeNull()
  const signIn = await new Browser(auth).post('/auth/sign-in/email', ada)
  expect(signIn).toMatchObject({
    status: 403,
    body: { code: 'ACCOUNT_LOCKED', message: expect.stringMatching(/locked/) },
  })
  expect(signIn.headers.getSetCookie().filter((cookie) => /session_token=[^;]/.test(cookie))).toEqual([])
  expect(await opened.db.$count(session)).toBe(1)
  expect((await other.browser.get('/auth/token')).status).toBe(200)
  // Who does not know the password is not told that the account is locked.
  const guess = { ...ada, password: 'another horse battery' }
  expect(await new Browser(auth).post('/auth/sign-in/email', guess)).toMatchObject({ status: 401 })

  expect(await unlockReader(opened.db, ada.email, new Date())).toBe(true)
  expect((await new Browser(auth).post('/auth/sign-in/email', ada)).status).toBe(200)
})

test('a locked reader is not let in by a letter either', async () => {
  const { auth, letters } = openAccounts(opened.db, { requireEmailVerification: true })
  const browser = new Browser(auth)
  await browser.post('/auth/sign-up/email', ada)
  const link = new URL(/http:\S+/.exec(letters[0]?.text ?? '')?.[0] ?? '')
  await lockReader(opened.db, ada.email, new Date())
  await browser.get(link.pathname + link.search)
  expect(await opened.db.$count(session)).toBe(0)
  expect((await browser.get('/auth/token')).status).toBe(401)
})

test('a session that begins while its reader is being locked is ended', async () => {
  const { auth } = await signUp(ada)
  await opened.db.delete(session)
  // The lock falls between the look at the reader and the new session: a trigger is the only way to be there.
  await opened.db.execute(`
    create function lock_now() returns trigger language plpgsql as
      $$ begin update users set locked_at = now() where id = new.user_id; return new; end $$`)
  await opened.db.execute('create trigger lock_now before insert on sessions for each row execute function lock_now()')
  const late = new Browser(auth)
  await late.post('/auth/sign-in/email', ada)
  await opened.db.execute('drop trigger lock_now on sessions; drop function lock_now()')
  expect(await opened.db.$count(session)).toBe(0)
  expect((await late.get('/auth/token')).status).toBe(401)
})

test('a removed reader leaves nothing behind', async () => {
  const { browser } = await signUp(ada)
  await signUp(grace)
  await browser.post('/auth/request-password-reset', { email: ada.email })
  const [reader] = await opened.db.select().from(user).where(eq(user.email, ada.email))
  const subject = reader?.id ?? ''
  await takeRequest(opened.db, { subject, registered: true }, 5, new Date())
  expect(await removeReader(opened.db, ada.email, new Date())).toBe(true)
  expect((await browser.get('/auth/token')).status).toBe(401)
  for (const table of [user, account, session]) expect(await opened.db.$count(table)).toBe(1)
  for (const table of [requestMinute, verification]) expect(await opened.db.$count(table)).toBe(0)
  expect(await opened.db.$count(audit, eq(audit.subject, subject))).toBe(0)
})

test('readers are listed, the newest first, by a part of their address', async () => {
  await signUp(ada)
  await signUp(grace)
  await lockReader(opened.db, grace.email, new Date())
  const list = (part: string) => listReaders(opened.db, part, new Date())
  expect(await list('')).toMatchObject([
    { email: grace.email, verified: false, lockedAt: expect.any(Date), sessions: 0 },
    { email: ada.email, verified: false, lockedAt: null, sessions: 1 },
  ])
  expect(await list('ADA@')).toHaveLength(1)
  expect(await list('_')).toMatchObject([{ email: grace.email }])
  expect(await list('%')).toEqual([])
})

test('nobody is locked, unlocked or removed by an address nobody has; what is done is recorded', async () => {
  for (const act of [lockReader, unlockReader, removeReader])
    expect(await act(opened.db, 'nobody@example.org', new Date())).toBeFalsy()
  expect(await opened.db.$count(audit)).toBe(0)
  await signUp(ada)
  for (const act of [lockReader, unlockReader, removeReader]) await act(opened.db, ada.email, new Date())
  const events = await opened.db.select({ event: audit.event, detail: audit.detail }).from(audit).orderBy(asc(audit.id))
  expect(events).toEqual(['locked', 'unlocked', 'account-removed'].map((event) => ({ event, detail: 'operator' })))
})

test('npm run reader does so from the command line, in plain words', async () => {
  await signUp(ada)
  const run = (...words: string[]) => {
    const script = join(import.meta.dirname, '../../scripts/reader.ts')
    const tsx = join(import.meta.dirname, '../../node_modules/tsx/dist/cli.mjs')
    const settings = { DATABASE_URL: opened.settings.url, BETTER_AUTH_SECRET: 'a secret that is long enough for tests' }
    const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, script, ...words], {
      env: { ...bare(), ...settings },
      encoding: 'utf8',
    })
    expect(stderr).not.toMatch(/^\s+at /m)
    return { status, stdout, stderr }
  }
  expect(run('list', 'example')).toMatchObject({ status: 0, stdout: expect.stringContaining(ada.email) })
  expect(run('lock', ' Ada@Example.org ')).toMatchObject({ status: 0, stdout: expect.stringContaining('ended: 1') })
  expect(await opened.db.select().from(user)).toMatchObject([{ lockedAt: expect.any(Date) }])
  expect(run('remove', 'nobody@example.org')).toMatchObject({ status: 1, stderr: expect.stringContaining('no reader') })
  for (const words of [[], ['lock'], ['toString', ada.email]])
    expect(run(...words)).toMatchObject({ status: 2, stderr: expect.stringContaining('npm run reader -- list') })
  expect(await opened.db.$count(user)).toBe(1)
})
