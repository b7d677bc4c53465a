import { setTimeout as pause } from 'node:timers/promises'
import { decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { runCommand } from '@/tests/support/command'
import { createMigrated, type TestDatabase } from '@/tests/support/database'
import { makeKey, sign } from '@/tests/support/keys'
import { fetchToken, signUp } from '@/tests/support/reader'

// Two servers over one Postgres: what one signs the other verifies, before, while and after keys are changed by hand.

const readers = 6

let env: Record<string, string>
let apps: App[] = []
let cookies: string[]
let database: TestDatabase

beforeAll(async () => {
  database = await createMigrated('pg')
  const { url = '', dataDir } = database.settings
  env = { DATABASE_URL: url, BETTER_AUTH_SECRET: 'a secret that is long enough for tests', DATA_DIR: dataDir }
  const first = await startApp(env)
  apps = [first, await startApp({ ...env, BETTER_AUTH_URL: first.url })]
  cookies = []
  for (let n = 0; n < readers; n++)
    cookies.push((await signUp(first.url, { software: 'none', hardware: 'none' })).cookie)
})
afterAll(async () => {
  await Promise.all(apps.map((app) => app.stop()))
  await database?.close()
})

const kidOf = (token: string) => decodeProtectedHeader(token).kid ?? ''
const app = (n: number) => apps[n % apps.length]?.url ?? ''
const keys = async (...args: string[]) => {
  const { code, output, errors } = await runCommand('keys', args, env)
  if (code !== 0) throw new Error(errors)
  return output
}

/** What a server says of a token: 415 when it takes it, for then it looks at the type of the body. */
async function verdict(url: string, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' }
  const response = await fetch(`${url}/api/personalize`, { method: 'POST', headers, body: 'x' })
  await response.arrayBuffer()
  return response.status
}

/** Readers who get tokens from one server and show them, new and old, to the other, and a stranger who shows made-up ones. */
async function underLoad(work: (seen: Map<string, number>) => Promise<void>) {
  const running = { on: true }
  const seen = new Map<string, number>()
  const refused: { status: number; kid: string }[] = []
  const strange: number[] = []
  const read = async (cookie: string, n: number) => {
    const all: string[] = []
    for (let turn = n; running.on; turn++) {
      all.push(await fetchToken(app(turn), cookie))
      for (const token of [...all.slice(-1), ...all.slice(0, 1)]) {
        const status = await verdict(app(turn + 1), token)
        seen.set(kidOf(token), (seen.get(kidOf(token)) ?? 0) + 1)
        if (status !== 415) refused.push({ status, kid: kidOf(token) })
      }
    }
  }
  const stranger = await makeKey('stranger')
  const knock = async () => {
    for (let n = 0; running.on; n++)
      strange.push(await verdict(app(n), await sign({ ...stranger, id: `made-up-${n}` }, { iss: app(0), aud: app(0) })))
  }
  const load = Promise.all([knock(), ...cookies.map(read)])
  await Promise.race([work(seen), load])
  running.on = false
  await load
  return { seen, refused, strange }
}

const until = async (holds: () => boolean | Promise<boolean>) => {
  for (const end = Date.now() + 30_000; !(await holds()); await pause(50))
    if (Date.now() > end) throw new Error('it did not come to that within 30 s')
}

test('a rotation refuses no valid token, and the new key signs without a restart', async () => {
  const old = await fetchToken(app(0), cookies[0] ?? '')
  let listed = ''
  const { seen, refused, strange } = await underLoad(async (kids) => {
    await until(() => (kids.get(kidOf(old)) ?? 0) > 50)
    listed = await keys('rotate')
    await until(() => [...kids].some(([kid, count]) => kid !== kidOf(old) && count > 50))
  })
  expect(refused).toEqual([])
  expect(new Set(strange)).toEqual(new Set([401]))
  const [fresh = ''] = [...seen.keys()].filter((kid) => kid !== kidOf(old))
  expect([...seen.keys()].sort()).toEqual([kidOf(old), fresh].sort())
  expect(listed).toMatch(new RegExp(`^${fresh} .* signs until`, 'm'))
  for (const n of [0, 1]) expect(await verdict(app(n), old)).toBe(415)
})

test('a key that leaked is refused everywhere within seconds, and nobody refuses the next one', async () => {
  const leaked = await fetchToken(app(0), cookies[0] ?? '')
  const { refused } = await underLoad(async (kids) => {
    await until(() => (kids.get(kidOf(leaked)) ?? 0) > 50)
    await keys('retire', kidOf(leaked), '--yes')
    for (const n of [0, 1]) await until(async () => (await verdict(app(n), leaked)) === 401)
    await until(() => [...kids].some(([kid, count]) => kid !== kidOf(leaked) && count > 50))
  })
  expect(refused.filter(({ kid }) => kid !== kidOf(leaked))).toEqual([])
  for (const n of [0, 1]) {
    const fresh = await fetchToken(app(n), cookies[0] ?? '')
    expect([kidOf(fresh) === kidOf(leaked), await verdict(app(n + 1), fresh)]).toEqual([false, 415])
  }
})
