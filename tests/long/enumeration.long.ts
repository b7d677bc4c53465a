import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, ada, Browser, openAccounts } from '@/tests/support/accounts'
import { createMigrated, type TestDatabase } from '@/tests/support/database'

// Whether an address has an account is told neither by what is answered nor by how long that takes, where addresses
// must be confirmed. Known and unknown are asked about in turn, so that what else the machine does falls on both.
const tries = 60
const warm = 5

let opened: TestDatabase
let browser: () => Browser
const pending: Promise<unknown>[] = []

beforeAll(async () => {
  opened = await createMigrated('pg')
  const background = (work: Promise<unknown>) => void pending.push(work)
  const { auth } = openAccounts(opened.db, { requireEmailVerification: true, background })
  browser = () => new Browser(auth)
  await browser().post('/auth/sign-up/email', ada)
})
afterAll(async () => {
  await Promise.all(pending)
  await opened.close()
})

const wrong = 'another horse battery'
const stranger = (attempt: number) => `stranger-${attempt}@example.org`

describe('whether an address has an account is not told', () => {
  test.each([
    ['by a sign-in that is refused', '/auth/sign-in/email', (email: string) => ({ email, password: wrong })],
    ['by a letter for a forgotten password', '/auth/request-password-reset', (email: string) => ({ email })],
    ['by a letter to confirm it', '/auth/send-verification-email', (email: string) => ({ email })],
    ['by a sign-up', '/auth/sign-up/email', (email: string) => ({ ...ada, email })],
  ])('%s', async (name, path, bodyOf) => {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    for (let attempt = 0; attempt < warm + tries; attempt += 1) {
      const known = await timed(path, bodyOf(ada.email))
      const unknown = await timed(path, bodyOf(stranger(attempt)))
      expect(shape(known.answer)).toEqual(shape(unknown.answer))
      if (attempt < warm) continue
      times.known.push(known.ms)
      times.unknown.push(unknown.ms)
    }
    const [known, unknown] = [median(times.known), median(times.unknown)]
    console.info(`${name}: known ${known.toFixed(1)} ms, unknown ${unknown.toFixed(1)} ms, medians of ${tries}`)
    // Less than what the network adds at random to one answer.
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(10, 0.2 * unknown))
  })
})

async function timed(path: string, body: object): Promise<{ answer: Answer; ms: number }> {
  const started = performance.now()
  const answer = await browser().post(path, body)
  return { answer, ms: performance.now() - started }
}

/** What is answered, but for what names the address asked about or is drawn anew each time. */
function shape({ status, body }: Answer): unknown {
  const said = JSON.stringify(body)
    .replaceAll(/[\w-]+@example\.org/g, 'address')
    .replaceAll(/"(id|createdAt|updatedAt)":"[^"]+"/g, '"$1":"…"')
  return [status, JSON.parse(said)]
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
