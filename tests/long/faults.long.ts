import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '@/lib/db/client'
import { type App, startApp } from '@/tests/support/app'
import { createDatabase, type TestDatabase } from '@/tests/support/database'
import { fetchToken, personalize, postAuth, type Reader, signIn, signUp } from '@/tests/support/reader'

const background = { software: 'expert; python', hardware: 'none' }
const kills = 20

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-faults-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Signs readers up, several at a time, and kills the server amid them; answers those it had said yes to. */
async function signUpUntilKilled(app: App, after: number): Promise<Reader[]> {
  const told: Reader[] = []
  let killed: Promise<void> | undefined
  const work = Array.from({ length: 4 }, async () => {
    while (!killed) {
      const email = `${crypto.randomUUID()}@readers.example`
      const account = { name: 'Ada', email, password: 'a long and quiet password' }
      const body = { ...account, software_background: 'none', hardware_background: 'none' }
      const answer = await postAuth(app.url, 'sign-up/email', body).catch(() => undefined)
      if (answer?.status === 200) told.push({ ...account, cookie: '', token: '' })
      if (told.length >= 2) killed ??= pause(after).then(() => app.kill())
      await answer?.arrayBuffer().catch(() => {})
    }
  })
  await Promise.all(work)
  await killed
  return told
}

describe.each(['pglite', 'pg'] as const)('a server on %s that is killed twenty times while readers sign up', (kind) => {
  let database: TestDatabase | undefined
  afterEach(async () => {
    await database?.close()
    database = undefined
  })

  test('loses nobody whom it had said yes to, and keeps no half of an account', async () => {
    database = kind === 'pg' ? await createDatabase('pg') : undefined
    const secret = { BETTER_AUTH_SECRET: 'a secret that is long enough for tests', MIGRATE_ON_START: 'on' }
    const settings = {
      DATA_DIR: folder,
      ...secret,
      ...(database?.settings.url && { DATABASE_URL: database.settings.url }),
    }
    const all: Reader[] = []
    for (let n = 0; n < kills; n += 1) {
      const app: App = await startApp(settings)
      expect((await fetch(`${app.url}/chapters/sensing`)).status).toBe(200)
      all.push(...(await signUpUntilKilled(app, 13 * n)))
    }
    expect(all.length).toBeGreaterThan(kills)
    const app = await startApp(settings)
    for (const reader of all.filter((_, n) => n % 5 === 0)) expect(await signIn(app.url, reader)).toBeTruthy()
    await app.stop()
    const opened = database ?? (await openDatabase({ kind: 'pglite', dataDir: folder }))
    const count = async (query: string) =>
      (await opened.db.execute<{ n: number }>(sql.raw(`select count(*)::int as n from ${query}`))).rows[0]?.n ?? -1
    const kept = await opened.db.execute<{ email: string }>(sql`select email from users`)
    const emails = new Set(kept.rows.map(({ email }) => email))
    expect(all.filter(({ email }) => !emails.has(email))).toEqual([])
    expect(await count('users left join accounts on user_id = users.id where user_id is null')).toBe(0)
    console.log(`killed ${kills} times on ${kind}: ${all.length} sign-ups acknowledged, ${all.length} there`)
    if (!database) await opened.close()
  }, 900_000)
})

const clock = (off: number) => `
  const now = Date.now
  globalThis.Date = class extends Date {
    constructor(...given) {
      if (given.length > 0) super(...given)
      else super(now() + ${off})
    }
    static now() {
      return now() + ${off}
    }
  }`

// Ten minutes are less than a token and a session live, and more than clocks may differ by.
test.each([
  ['behind', -600_000],
  ['ahead', 600_000],
])(
  'of two servers, one ten minutes %s, each refuses tokens from the future alone, and nothing breaks',
  async (_, off) => {
    const database = await createDatabase('pg')
    const settings = {
      DATA_DIR: folder,
      DATABASE_URL: database.settings.url ?? '',
      BETTER_AUTH_SECRET: 'a secret that is long enough for tests',
      MIGRATE_ON_START: 'on',
    }
    const right = await startApp(settings)
    const shift = join(folder, 'clock.mjs')
    await writeFile(shift, clock(off))
    const wrong = await startApp({ ...settings, BETTER_AUTH_URL: right.url, NODE_OPTIONS: `--import ${shift}` })
    const ada = await signUp(right.url, background)
    const wanted = { chapter: 'sensing', sections: ['further-reading'] }
    const [early, late] = off < 0 ? [wrong, right] : [right, wrong]
    const fromEarly = await fetchToken(early.url, ada.cookie)
    const fromLate = await fetchToken(late.url, ada.cookie)
    for (const [app, token] of [
      [early, fromEarly],
      [late, fromLate],
      [late, fromEarly],
    ] as const)
      expect((await personalize(app.url, token, wanted)).status).toBe(200)
    const refused = await personalize(early.url, fromLate, wanted)
    expect([refused.status, (await refused.json()).code]).toEqual([401, 'token_invalid'])
    for (const { url } of [early, late]) expect((await fetch(`${url}/chapters/sensing`)).status).toBe(200)
    // Its clock is set right: whom it let in goes on, and what it gave is good.
    await wrong.stop()
    const mended = await startApp({ ...settings, BETTER_AUTH_URL: right.url })
    const token = await fetchToken(mended.url, ada.cookie)
    for (const { url } of [right, mended]) expect((await personalize(url, token, wanted)).status).toBe(200)
    for (const app of [right, mended]) await app.stop()
    await database.close()
  },
  300_000,
)
