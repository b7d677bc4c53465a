import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TakeTry } from '@/lib/auth/limit'
import { pruneTries, takeTry } from '@/lib/db/limit'
import { rateLimit, user } from '@/lib/db/schema'
import { ada, Browser, openAccounts } from '../support/accounts'
import { createMigrated, driver, type TestDatabase } from '../support/database'

const noon = new Date('2026-03-04T12:00:00Z')
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000)
const allowance = { most: 20, seconds: 30 }

describe.each(['pglite', 'pg', 'neon'] as const)('on %s', (kind) => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await createMigrated(kind)
  })
  afterAll(() => opened?.close())
  beforeEach(async () => {
    await opened.db.delete(rateLimit)
  })

  const take = (key: string, now = noon) => takeTry(opened.db, key, allowance, now)
  const times = (n: number, key: string, now?: Date) => Promise.all(Array.from({ length: n }, () => take(key, now)))

  test('of a hundred tries at once as many are allowed as may be, in every window anew', async () => {
    for (const now of [noon, later(30), later(100)]) {
      const waits = await times(100, 'quick', now)
      expect(waits.filter((wait) => wait === undefined)).toHaveLength(20)
      expect(new Set(waits.filter((wait) => wait !== undefined))).toEqual(new Set([30]))
    }
    expect(await opened.db.$count(rateLimit)).toBe(1)
  })

  test('a window begins with its first try, and no later try makes it longer', async () => {
    await times(20, 'slow')
    expect(await take('slow', later(10))).toBe(20)
    expect(await take('slow', later(29.5))).toBe(1)
    expect(await take('slow', later(30))).toBeUndefined()
    expect(await take('another', later(10))).toBeUndefined()
  })

  test('what nobody tried for a day is removed, so many at a time', async () => {
    for (let n = 0; n < 5; n += 1) await take(`old ${n}`)
    await take('new', later(86_400))
    await pruneTries(opened.db, later(86_401), 3)
    expect(await opened.db.$count(rateLimit)).toBe(3)
    await pruneTries(opened.db, later(86_401))
    expect(await opened.db.select().from(rateLimit)).toMatchObject([{ key: 'new' }])
  })
})

describe('accounts', () => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await createMigrated(driver)
  })
  afterAll(() => opened?.close())
  beforeEach(async () => {
    await opened.db.delete(rateLimit)
    await opened.db.delete(user)
  })

  /** As many servers on one database as there are processes of a deployment. */
  function open() {
    const count: TakeTry = (key, most) => takeTry(opened.db, key, most, new Date())
    return openAccounts(opened.db, { rateLimit: true, takeTry: count }).auth
  }
  const from = (address: string) => ({ 'x-forwarded-for': address })
  const wrong = { email: ada.email, password: 'another horse battery' }

  test('from one network address are tried so often, by all servers together, and then are told when to come back', async () => {
    const servers = [open(), open(), open()]
    const tries = await Promise.all(
      Array.from({ length: 9 }, (_, n) => {
        const [server = open()] = servers.slice(n % 3)
        const email = `reader-${n}@example.org`
        return new Browser(server).post('/auth/sign-in/email', { ...wrong, email }, from('203.0.113.9'))
      }),
    )
    expect(tries.map(({ status }) => status).sort()).toEqual([401, 401, 401, ...Array(6).fill(429)])
    const refused = tries.find(({ status }) => status === 429)
    expect(Number(refused?.headers.get('retry-after'))).toSatisfy((wait: number) => wait >= 1 && wait <= 10)
    expect(refused?.body).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    const elsewhere = await new Browser(open()).post('/auth/sign-in/email', wrong, from('203.0.113.10'))
    expect(elsewhere.status).toBe(401)
  })

  test('of one IPv6 network are one', async () => {
    const tries = []
    for (let n = 1; n <= 4; n += 1)
      tries.push(await new Browser(open()).post('/auth/sign-in/email', wrong, from(`2001:db8::${n}`)))
    expect(tries.map(({ status }) => status)).toEqual([401, 401, 401, 429])
  })

  test('at addresses that lead to one endpoint, or to none, are counted once and keep one row', async () => {
    const browser = new Browser(open())
    for (let n = 0; n < 20; n += 1) {
      await browser.get(`/auth/reset-password/guess-${n}?callbackURL=/reset`)
      await browser.get(`/auth/nowhere-${n}`)
    }
    const rows = await opened.db.select().from(rateLimit)
    expect(rows.map(({ count }) => count)).toEqual([20, 20])
  })

  test.each([
    ['/auth/sign-in/email', 10, wrong],
    ['/auth/request-password-reset', 5, { email: ada.email }],
    ['/auth/send-verification-email', 5, { email: ada.email }],
    ['/auth/sign-up/email', 5, ada],
  ])('for one mail address are tried at %s %i times, wherever from, registered or not', async (path, most, body) => {
    const sendAll = async (email: string) => {
      const tries = []
      for (let n = 0; n <= most; n += 1) {
        const spelled = n % 2 ? email.toUpperCase() : ` ${email}`
        tries.push(await new Browser(open()).post(path, { ...body, email: spelled }, from(`198.51.100.${n}`)))
      }
      return tries
    }
    const tries = await sendAll('nobody@example.org')
    expect(tries.map(({ status }) => status === 429)).toEqual([...Array(most).fill(false), true])
    expect(Number(tries[most]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(tries[most]?.body).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
    await opened.db.delete(rateLimit)
    await opened.db.delete(user)
    await new Browser(open()).post('/auth/sign-up/email', ada, from('192.0.2.1'))
    await opened.db.delete(rateLimit)
    const known = await sendAll(ada.email)
    expect(known.map(({ status }) => status === 429)).toEqual(tries.map(({ status }) => status === 429))
  })

  test('keep no mail address and no network address where tries are counted', async () => {
    await new Browser(open()).post('/auth/sign-in/email', wrong, from('203.0.113.9'))
    const kept = JSON.stringify(await opened.db.select().from(rateLimit))
    for (const readable of ['ada', 'example', '203.0.113']) expect(kept).not.toContain(readable)
  })

  test('are tried as often as anybody likes where limits are off', async () => {
    const { auth } = openAccounts(opened.db, { rateLimit: false })
    for (let n = 0; n < 12; n += 1) {
      const { status } = await new Browser(auth).post('/auth/sign-in/email', wrong)
      expect(status).toBe(401)
    }
  })
})
