import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '@/lib/db/migrate'
import { type App, startApp } from '@/tests/support/app'
import { createDatabase, migrations, type TestDatabase } from '@/tests/support/database'

const secret = 'a secret that is long enough for tests'
const reader = { name: 'Ada', email: 'ada@readers.example', password: 'correct horse battery staple' }

let database: TestDatabase
let apps: App[] = []
beforeEach(async () => {
  database = await createDatabase('pg')
})
afterEach(async () => {
  await Promise.all(apps.map((app) => app.stop()))
  apps = []
  await database.close()
})

async function start(settings: Record<string, string> = {}): Promise<App> {
  const app = await startApp({ DATABASE_URL: database.settings.url ?? '', BETTER_AUTH_SECRET: secret, ...settings })
  apps.push(app)
  return app
}

function signUp({ url }: App): Promise<Response> {
  const body = JSON.stringify({ ...reader, software_background: 'none', hardware_background: 'none' })
  const headers = { 'content-type': 'application/json', origin: url }
  return fetch(`${url}/auth/sign-up/email`, { method: 'POST', headers, body })
}

async function personalize({ url }: App): Promise<Response> {
  const token = [{ alg: 'RS256', kid: 'k', typ: 'JWT' }, { sub: 'x' }].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  const headers = { authorization: `Bearer ${[...token, 'c2ln'].join('.')}`, 'content-type': 'application/json' }
  return fetch(`${url}/api/personalize`, { method: 'POST', headers, body: '{"chapter":"sensing"}' })
}

async function expectBookAlone(app: App, line: RegExp): Promise<void> {
  for (const path of ['/', '/chapters/sensing']) expect((await fetch(app.url + path)).status).toBe(200)
  for (const answer of [await signUp(app), await personalize(app)])
    expect([answer.status, (await answer.json()).code]).toEqual([503, 'not_migrated'])
  expect((await fetch(`${app.url}/api/health`)).status).toBe(503)
  expect(
    app
      .output()
      .split('\n')
      .filter((each) => line.test(each)),
  ).not.toEqual([])
}

test('on an unmigrated database the book is read, and all else says what to do until it is done', async () => {
  const app = await start()
  await expectBookAlone(app, /npm run migrate/)
  await migrate(database.db, migrations)
  expect((await signUp(app)).status).toBe(200)
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200)
})

test('on a database that a newer version has changed the book is read, and all else refused', async () => {
  await migrate(database.db, migrations)
  await database.db.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('n', 9000000000000)`,
  )
  await expectBookAlone(await start(), /newer version/)
})

test('servers that may bring the database up to date do so together, each migration once', async () => {
  await Promise.all([start({ MIGRATE_ON_START: 'on' }), start({ MIGRATE_ON_START: 'on' })])
  for (const app of apps) expect((await fetch(`${app.url}/api/health`)).status).toBe(200)
  const told = apps.flatMap((app) => [...app.output().matchAll(/Migrations applied: (\d+)/g)])
  expect(told).toHaveLength(1)
})
