import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { eq } from 'drizzle-orm'
import { decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { databaseKeySet } from '@/lib/auth/key-set'
import type { Secrets } from '@/lib/auth/secret'
import { verifyToken } from '@/lib/auth/token'
import { endKeys, mintKey, readKeys, retireKey } from '@/lib/db/key'
import { jwks, user } from '@/lib/db/schema'
import { ada, Browser, openAccounts, origin } from '../support/accounts'
import { createMigrated, type TestDatabase } from '../support/database'

const minute = 60_000
const day = 86_400_000

let opened: TestDatabase
beforeAll(async () => {
  opened = await createMigrated('pg')
})
afterAll(() => opened?.close())
beforeEach(async () => {
  await opened.db.delete(user)
  await opened.db.delete(jwks)
})

const kidOf = (token: string) => decodeProtectedHeader(token).kid ?? ''
const verify = (token: string) => {
  const keySet = databaseKeySet(() => readKeys(opened.db))
  return verifyToken(token, keySet, { issuer: origin, audience: origin })
}
const Served = z.object({ keys: z.array(z.object({ kid: z.string() })) })
const served = async (browser: Browser) =>
  Served.parse((await browser.get('/auth/jwks')).body).keys.map(({ kid }) => kid)
const stored = async () => (await opened.db.select().from(jwks)).map(({ id }) => id)

/** As if a key had been made so that it ends at a time from now. */
async function endsIn(kid: string, ms: number): Promise<void> {
  await opened.db
    .update(jwks)
    .set({ expiresAt: new Date(Date.now() + ms) })
    .where(eq(jwks.id, kid))
}

async function signedIn(secrets: Secrets = {}): Promise<Browser> {
  const browser = new Browser(openAccounts(opened.db, secrets).auth)
  const known = (await opened.db.$count(user)) > 0
  const answer = await browser.post(known ? '/auth/sign-in/email' : '/auth/sign-up/email', ada)
  expect(answer.status).toBe(200)
  return browser
}

test('four processes that ask for a first token at once make one key', async () => {
  const env = { PATH: process.env.PATH, DATABASE_URL: opened.settings.url, BETTER_AUTH_SECRET: 'of no matter here' }
  const script = join(import.meta.dirname, '../support/first-token.ts')
  const children: ChildProcess[] = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--import', 'tsx', script], {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...env, NODE_ENV: 'test' },
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  )
  const lines = children.map(({ stdout }) => stdout && createInterface(stdout)[Symbol.asyncIterator]())
  for (const line of lines) expect((await line?.next())?.value).toBe('ready')
  const ended = children.map((child) => once(child, 'exit'))
  for (const { stdin } of children) stdin?.write('go\n')
  const tokens = await Promise.all(lines.map(async (line) => String((await line?.next())?.value)))
  await Promise.all(ended)
  expect(await stored()).toHaveLength(1)
  expect(new Set(tokens.map(kidOf))).toEqual(new Set(await stored()))
  for (const token of tokens) expect(await verify(token)).toMatchObject({ hardwareBackground: 'none' })
}, 120_000)

test('of twenty who have a fresh key ready at the same moment one stores it', async () => {
  const fresh = { publicKey: '{}', privateKey: '""', createdAt: new Date() }
  const all = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 20 }, work))
  // All connections of the pool are open before the first of them can be done.
  await all(() => readKeys(opened.db))
  await all(() => mintKey(opened.db, fresh, async () => true))
  expect(await stored()).toHaveLength(1)
})

test('a private key is kept encrypted', async () => {
  await (await signedIn()).token()
  const [key] = await opened.db.select().from(jwks)
  expect(JSON.parse(key?.privateKey ?? '')).toMatch(/^[0-9a-f]{1000,}$/)
  expect(Object.keys(JSON.parse(key?.publicKey ?? '')).sort()).toEqual(['e', 'kty', 'n'])
})

describe('a rotation', () => {
  test('publishes the next key an hour before it signs, and the old one verifies for a day', async () => {
    const browser = await signedIn()
    const old = await browser.token()
    await endsIn(kidOf(old), 61 * minute)
    expect(kidOf(await browser.token())).toBe(kidOf(old))
    expect(await stored()).toEqual([kidOf(old)])

    await endsIn(kidOf(old), 59 * minute)
    const still = await Promise.all(Array.from({ length: 20 }, () => browser.token()))
    expect(new Set(still.map(kidOf))).toEqual(new Set([kidOf(old)]))
    const [, next] = await served(browser)
    expect(await served(browser)).toEqual([kidOf(old), next])

    await endsIn(kidOf(old), -1)
    const fresh = await browser.token()
    expect(kidOf(fresh)).toBe(next)
    for (const token of [old, fresh]) expect(await verify(token)).toMatchObject({ hardwareBackground: 'none' })
    expect((await stored()).sort()).toEqual([kidOf(old), next].sort())

    await endsIn(kidOf(old), -day)
    await expect(verify(old)).rejects.toMatchObject({ code: 'token_invalid' })
    expect(await served(browser)).toEqual([next])
  })

  test('that is late makes one key, however many ask, and removes those whose day is over', async () => {
    const browser = await signedIn()
    const old = kidOf(await browser.token())
    await endsIn(old, -2 * day)
    const tokens = await Promise.all(Array.from({ length: 20 }, () => browser.token()))
    expect(new Set(tokens.map(kidOf))).toEqual(new Set(await stored()))
    expect(await stored()).toHaveLength(1)
    expect(await stored()).not.toContain(old)
  })

  test('of a key that is ended or retired by hand takes the place of it at once', async () => {
    const browser = await signedIn()
    const [first] = [await browser.token()]
    await endKeys(opened.db, [kidOf(first)])
    const second = await browser.token()
    await retireKey(opened.db, kidOf(second))
    const third = await browser.token()
    expect(new Set([first, second, third].map(kidOf)).size).toBe(3)
    expect(await verify(first)).toBeDefined()
    await expect(verify(second)).rejects.toMatchObject({ code: 'token_invalid' })
    expect(await verify(third)).toBeDefined()
    expect(await served(browser)).toEqual([kidOf(first), kidOf(third)])
  })
})

describe('another secret', () => {
  const [one, two] = ['the first secret, which is long enough', 'the second secret, which is long enough']

  test('makes another key, and what the old one signed still verifies', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const before = await signedIn({ secret: one })
    const old = await before.token()
    const after = await signedIn({ secret: two })
    const tokens = await Promise.all(Array.from({ length: 8 }, () => after.token()))
    const [fresh = ''] = tokens
    expect(new Set(tokens.map(kidOf)).size).toBe(1)
    expect(kidOf(fresh)).not.toBe(kidOf(old))
    for (const token of [old, fresh]) expect(await verify(token)).toBeDefined()
    expect(warned.mock.calls.flat().join()).toContain(`${kidOf(old)} is encrypted with another secret`)
    // Neither takes the other's key for its own, nor makes more of them.
    expect(kidOf(await before.token())).toBe(kidOf(old))
    expect(kidOf(await after.token())).toBe(kidOf(fresh))
    expect(await served(after)).toEqual([kidOf(old), kidOf(fresh)])
    warned.mockRestore()
  })

  test('with versions opens what the one before it encrypted', async () => {
    const old = await (await signedIn({ secret: one })).token()
    const versions = { secret: one, secrets: [{ version: 1, value: two }] }
    const browser = await signedIn(versions)
    expect(kidOf(await browser.token())).toBe(kidOf(old))
    await endKeys(opened.db, [kidOf(old)])
    const fresh = await browser.token()
    const alone = await signedIn({ secrets: versions.secrets })
    expect(kidOf(await alone.token())).toBe(kidOf(fresh))
  })

  test('signs readers out', async () => {
    const { cookies } = await signedIn({ secret: one })
    const browser = new Browser(openAccounts(opened.db, { secret: two }).auth)
    for (const [name, value] of cookies) browser.cookies.set(name, value)
    expect((await browser.get('/auth/token')).status).toBe(401)
  })
})
