import { z } from 'zod'
import type { Db } from '@/lib/db/client'
import { ada, Browser, openAccounts } from './accounts'
import { totp } from './totp'

const Enabled = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) })

/** A reader with a second factor, and a browser that has given the password only. */
export async function guardedReader(db: Db, options: Parameters<typeof openAccounts>[1] = {}) {
  const { auth, letters } = openAccounts(db, options)
  const home = new Browser(auth)
  await home.post('/auth/sign-up/email', ada)
  const { password } = ada
  const enabled = Enabled.parse((await home.post('/auth/two-factor/enable', { password })).body)
  const secret = new URL(enabled.totpURI).searchParams.get('secret') ?? ''
  const used = totp(secret)
  const { status } = await give(home, used)
  if (status !== 200) throw new Error(`the first code was answered ${status}`)
  const browser = new Browser(auth)
  const answer = await browser.post('/auth/sign-in/email', ada)
  // The one that comes next: it is taken already, and still when the clock has moved on meanwhile.
  const next = () => totp(secret, 1)
  return { auth, letters, home, browser, answer, used, next, backupCodes: enabled.backupCodes }
}

/** Whether a browser is signed in. */
export async function isIn(browser: Browser): Promise<boolean> {
  return (await browser.get('/auth/token')).status === 200
}

/** Gives a code of the authenticator. */
export function give(browser: Browser, code: string, more = {}) {
  return browser.post('/auth/two-factor/verify-totp', { code, ...more })
}
