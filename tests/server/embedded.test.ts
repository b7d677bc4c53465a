import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { fetchToken, postAuth, readDocument, signIn, signUp } from '@/tests/support/reader'

const background = { software: 'expert; ros', hardware: 'none' }

// One server after another on one folder: the tests run in this order.
let app: App
beforeAll(async () => {
  app = await startApp({}, { empty: true })
})
afterAll(async () => {
  await app.kill()
  await rm(app.dataDir, { recursive: true, force: true })
})

const readSecret = () => readFile(join(app.dataDir, 'secret'), 'utf8')

test('its health names what was looked at, at both addresses', async () => {
  for (const path of ['/api/health', '/health']) {
    const response = await fetch(app.url + path)
    expect([response.status, await response.json()]).toMatchObject([200, { status: 'ok' }])
  }
})

test('its OpenAPI document names the addresses and has every schema it refers to', async () => {
  const response = await fetch(`${app.url}/api/openapi.json`)
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  const text = await response.text()
  const { openapi, paths, components } = JSON.parse(text)
  expect(openapi).toMatch(/^3\.1\./)
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining(['/api/personalize', '/api/health', '/auth/jwks', '/auth/token']),
  )
  expect(Object.keys(paths['/api/personalize'])).toEqual(['post'])
  const statuses = Object.keys(paths['/api/personalize'].post.responses)
  expect(statuses).toEqual(
    expect.arrayContaining(['200', '400', '401', '404', '405', '406', '413', '415', '429', '503']),
  )
  for (const [, name = ''] of text.matchAll(/#\/components\/schemas\/(\w+)/g))
    expect(components.schemas).toHaveProperty(name)
})

test('a second server on the same folder does not start, and says in a plain line why', async () => {
  const { token } = await signUp(app.url, background)
  const second = startApp({ DATA_DIR: app.dataDir })
  const message = await second.then(
    (started) => started.kill().then(() => expect.unreachable('it started')),
    (error: Error) => error.message,
  )
  expect(message).toMatch(/^The embedded database in .* is in use by process \d+\. Stop that process first\.$/m)
  expect(message).not.toMatch(/^\s+at /m)
  // The first one does not mind.
  await readDocument(app.url, token, { chapter: 'sensing' })
})

test('a server that was killed comes back with its readers, their sessions, its keys and its secret', async () => {
  const reader = await signUp(app.url, background)
  const secret = await readSecret()
  expect((await stat(join(app.dataDir, 'secret'))).mode & 0o077).toBe(0)
  const keys = await (await fetch(`${app.url}/auth/jwks`)).json()
  await app.kill()

  app = await startApp({ DATA_DIR: app.dataDir })
  expect(await readSecret()).toBe(secret)
  expect(await (await fetch(`${app.url}/auth/jwks`)).json()).toEqual(keys)
  const claims = [reader.cookie, await signIn(app.url, reader)].map(async (cookie) => {
    const token = await fetchToken(app.url, cookie)
    const { profile } = await readDocument(app.url, token, { chapter: 'sensing' })
    expect(profile.software).toEqual({ level: 'expert', anchors: ['ros'] })
    return decodeJwt(token).sub
  })
  expect(new Set(await Promise.all(claims))).toEqual(new Set([decodeJwt(reader.token).sub]))
})

test('a deleted reader’s token leaves nothing behind', async () => {
  const reader = await signUp(app.url, background)
  const { sub = '' } = decodeJwt(reader.token)
  await readDocument(app.url, reader.token, { chapter: 'sensing' })
  expect((await postAuth(app.url, 'delete-user', { password: reader.password }, reader.cookie)).status).toBe(200)
  await readDocument(app.url, reader.token, { chapter: 'sensing' })
  await app.kill()

  const database = await PGlite.create({ dataDir: join(app.dataDir, 'pglite') })
  const { rows } = await database.query<{ name: string }>(
    `select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  expect(rows.length).toBeGreaterThan(5)
  const traces: string[] = []
  for (const { name } of rows) {
    const found = await database.query(`select 1 from ${name} as r where r::text like '%' || $1 || '%'`, [sub])
    if (found.rows.length > 0) traces.push(name)
  }
  await database.close()
  expect(traces).toEqual([])
})
