import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { twoFactor, user, verification } from '@/lib/db/schema'
import { ada, Browser } from '../support/accounts'
import { createMigrated, type TestDatabase } from '../support/database'
import { guardedReader, isIn } from '../support/guarded'

let opened: TestDatabase
beforeAll(async () => {
  opened = await createMigrated('pg')
})
afterAll(() => opened?.close())
beforeEach(async () => {
  await opened.db.delete(user)
  await opened.db.delete(verification)
})

const { password } = ada
const guarded = () => guardedReader(opened.db)
const giveBackup = (browser: Browser, code: string) => browser.post('/auth/two-factor/verify-backup-code', { code })

describe('a backup code', () => {
  test('lets in once', async () => {
    const { auth, browser, backupCodes } = await guarded()
    const [first = '', second = ''] = backupCodes
    expect(backupCodes).toHaveLength(10)
    expect((await giveBackup(browser, first)).status).toBe(200)
    expect(await isIn(browser)).toBe(true)
    const other = new Browser(auth)
    await other.post('/auth/sign-in/email', ada)
    expect((await giveBackup(other, first)).status).toBe(401)
    expect(await isIn(other)).toBe(false)
    expect((await giveBackup(other, second)).status).toBe(200)
  })

  test('is not what is kept of it: who read the table cannot get in', async () => {
    const { browser, backupCodes } = await guarded()
    const [row] = await opened.db.select().from(twoFactor)
    for (const hash of z
      .array(z.string())
      .parse(JSON.parse(row?.backupCodes ?? ''))
      .slice(0, 2))
      expect((await giveBackup(browser, hash)).status).toBe(401)
    expect(await isIn(browser)).toBe(false)
    expect((await giveBackup(browser, backupCodes[0] ?? '')).status).toBe(200)
    // What is left of the list is as it was.
    const [after] = await opened.db.select().from(twoFactor)
    expect(z.array(z.string()).parse(JSON.parse(after?.backupCodes ?? ''))).toHaveLength(9)
    for (const hash of JSON.parse(after?.backupCodes ?? '[]')) expect(row?.backupCodes).toContain(hash)
  })

  test('of an older list is worth nothing', async () => {
    const { home, browser, backupCodes } = await guarded()
    expect((await home.post('/auth/two-factor/generate-backup-codes', { password: 'not right' })).status).toBe(400)
    const { body } = await home.post('/auth/two-factor/generate-backup-codes', { password })
    const fresh = z.object({ backupCodes: z.array(z.string()) }).parse(body).backupCodes
    expect((await giveBackup(browser, backupCodes[0] ?? '')).status).toBe(401)
    expect((await giveBackup(browser, fresh[0] ?? '')).status).toBe(200)
  })
})
