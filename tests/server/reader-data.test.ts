import { rm } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '@/lib/db/client'
import { readReaderData } from '@/lib/db/reader-data'
import { type App, startApp } from '@/tests/support/app'
import { GroqServer } from '@/tests/support/groq-server'
import { personalize, postAuth, readDocument, signUp } from '@/tests/support/reader'
import { expectRefusal } from '@/tests/support/refusal'

let groq: GroqServer
let app: App
beforeAll(async () => {
  groq = await GroqServer.start()
  app = await startApp({ GROQ_API_KEY: 'test', GROQ_BASE_URL: groq.url })
})
afterAll(async () => {
  await app.stop()
  await groq.stop()
  await rm(app.dataDir, { recursive: true, force: true })
})

const novice = { software: 'none', hardware: 'none' }
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const copyOf = (token: string) => fetch(`${app.url}/api/account/export`, { headers: bearer(token) })
const Copy = z.record(z.string(), z.array(z.unknown()))

test('a copy is for who shows a token, never for a cookie, and a file that nothing keeps', async () => {
  const { cookie, token } = await signUp(app.url, novice)
  await expectRefusal(await fetch(`${app.url}/api/account/export`, { headers: { cookie } }), 401, 'token_missing')
  await expectRefusal(await copyOf(`${token}x`), 401, 'token_invalid')
  const posted = await fetch(`${app.url}/api/account/export`, { method: 'POST', headers: bearer(token) })
  expect((await expectRefusal(posted, 405, 'method_not_allowed')).detail).toContain('GET')
  const response = await copyOf(token)
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z.]+"$/)
  expect(Copy.parse(await response.json())).toMatchObject({ users: [{ software_background: 'none' }] })
})

// Last, for it ends the server to look into its database.
test('a reader who is gone is told of nowhere, and the token that is left creates nothing', async () => {
  const { cookie, token, email, password } = await signUp(app.url, novice)
  const feedback = () => {
    const body = JSON.stringify({ chapter: 'sensing', section: 'start', verdict: 'clearer' })
    const headers = { ...bearer(token), 'content-type': 'application/json' }
    return fetch(`${app.url}/api/feedback`, { method: 'POST', headers, body })
  }
  await readDocument(app.url, token, { chapter: 'sensing', sections: ['start'] })
  expect((await feedback()).status).toBe(204)
  const before = Copy.parse(await (await copyOf(token)).json())
  expect(before.feedback).toMatchObject([{ verdict: 'clearer' }])
  // A minute may have ended meanwhile, or a day.
  for (const counted of [before.usage_day, before.request_minute]) expect([1, 2]).toContain(counted?.length)
  expect((await postAuth(app.url, 'delete-user', { password }, cookie)).status).toBe(200)

  const asked = groq.asked.length
  const after = await personalize(app.url, token, { chapter: 'sensing' })
  expect(await after.json()).toMatchObject({ usage: { generated: 0 } })
  expect((await feedback()).status).toBe(204)
  expect(Object.values(Copy.parse(await (await copyOf(token)).json())).flat()).toEqual([])
  expect(groq.asked).toHaveLength(asked)
  await app.kill()

  const { db, close } = await openDatabase({ kind: 'pglite', dataDir: app.dataDir })
  const subject = String(decodeJwt(token).sub)
  expect(Object.values(await readReaderData(db, subject)).flat()).toEqual([])
  const { rows } = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  )
  for (const { name } of rows) {
    const kept = await db.execute(sql`select to_json(t)::text as row from ${sql.identifier(name)} t`)
    expect(JSON.stringify(kept.rows), name).not.toContain(subject)
    expect(JSON.stringify(kept.rows), name).not.toContain(email)
  }
  expect(rows.length).toBeGreaterThan(10)
  await close()
})
