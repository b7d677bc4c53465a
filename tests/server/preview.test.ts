import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pin } from '@/lib/db/reading-schema'
import { audit, user } from '@/lib/db/schema'
import { PreviewDocument } from '@/lib/personalize/preview-form'
import { type App, startApp } from '@/tests/support/app'
import { createMigrated, type TestDatabase } from '@/tests/support/database'
import { rewrite } from '@/tests/support/groq-rewrite'
import { GroqServer } from '@/tests/support/groq-server'
import { openForm } from '@/tests/support/plain-form'
import { type Reader, readDocument, signUp } from '@/tests/support/reader'
import { expectRefusal } from '@/tests/support/refusal'

const novice = { software: 'none', hardware: 'none' }
const section = 'calibration'
const wanted = { chapter: 'sensing', sections: [section], ...novice }

let groq: GroqServer
let database: TestDatabase
let app: App
let editor: Reader
let reader: Reader
beforeAll(async () => {
  groq = await GroqServer.start()
  database = await createMigrated('pg')
  app = await startApp({
    DATABASE_URL: database.settings.url ?? '',
    BETTER_AUTH_SECRET: 'a secret that is long enough for tests',
    EDITOR_EMAILS: 'Editor@example.org, reader@example.org',
    GROQ_API_KEY: 'test',
    GROQ_BASE_URL: groq.url,
  })
  editor = await signUp(app.url, { software: 'expert', hardware: 'expert' })
  reader = await signUp(app.url, novice)
  await rename(editor, 'editor@example.org', true)
  // Named in the settings, but never confirmed.
  await rename(reader, 'reader@example.org', false)
})
afterAll(async () => {
  await app?.stop()
  await database?.close()
  await groq?.stop()
})

async function rename(whom: Reader, email: string, emailVerified: boolean) {
  await database.db.update(user).set({ email, emailVerified }).where(eq(user.email, whom.email))
  whom.email = email
}

type Method = 'POST' | 'PUT' | 'DELETE'
function send(method: Method, body: unknown, headers: Record<string, string> = {}) {
  const sent = { 'content-type': 'application/json', ...headers }
  return fetch(`${app.url}/api/preview`, { method, headers: sent, body: JSON.stringify(body) })
}
const bearer = ({ token }: Reader) => ({ authorization: `Bearer ${token}` })
const asEditor = (method: Method, body: unknown) => send(method, body, bearer(editor))

async function preview(more: object = {}) {
  const answer = await asEditor('POST', { ...wanted, ...more })
  const text = await answer.text()
  expect([answer.status, answer.headers.get('cache-control')], text).toEqual([200, 'private, no-store'])
  const document = PreviewDocument.parse(JSON.parse(text))
  const [shown] = document.sections
  if (!shown) throw new Error('no section')
  return { document, shown }
}

test('editors alone are answered, by token and never by cookie', async () => {
  const { cookie } = editor
  for (const method of ['POST', 'PUT', 'DELETE'] as const) {
    await expectRefusal(await send(method, {}), 401, 'token_missing')
    await expectRefusal(await send(method, {}, { cookie, origin: app.url }), 401, 'token_missing')
    await expectRefusal(await send(method, {}, { authorization: `Bearer ${editor.token}x` }), 401, 'token_invalid')
    await expectRefusal(await send(method, {}, bearer(reader)), 403, 'editors_only')
    await expectRefusal(
      await send(method, {}, { ...bearer(editor), 'content-type': 'text/plain' }),
      415,
      'type_unsupported',
    )
    await expectRefusal(await asEditor(method, {}), 400, 'body_invalid')
  }
  const got = await fetch(`${app.url}/api/preview`, { headers: bearer(editor) })
  await expectRefusal(got, 405, 'method_not_allowed')
  await expectRefusal(await asEditor('POST', { ...wanted, chapter: 'nothing' }), 404, 'chapter_unknown')
  await expectRefusal(await asEditor('POST', { ...wanted, sections: ['nothing'] }), 400, 'section_unknown')
})

test('a preview shows prompt, cost and passages, and generates nothing until it is asked', async () => {
  const { document, shown } = await preview()
  expect(document).toMatchObject({ profile: { software: { level: 'none' } }, engine: { name: 'groq' } })
  expect(shown).toMatchObject({ pinned: false, prompt: { model: document.engine.model } })
  expect(shown.prompt?.dollars).toBeGreaterThan(0)
  expect(groq.asked).toHaveLength(0)
  const { shown: made } = await preview({ ask: true })
  expect(groq.asked).toHaveLength(1)
  expect(groq.asked[0]?.told).toEqual(shown.prompt?.messages.map(({ content }) => content))
  const fresh = made.slots.filter(({ source }) => source === 'generated')
  expect(fresh.length).toBeGreaterThan(0)
  for (const { checks } of fresh) expect(checks?.filter(({ message }) => message)).toEqual([])
  const { shown: again } = await preview()
  expect(again.slots.filter(({ source }) => source === 'cached')).toHaveLength(fresh.length)
  expect(groq.asked).toHaveLength(1)
})

test('an approved version is served as authored, until the section changes or it is taken back', async () => {
  const { shown } = await preview()
  const open = shown.slots.filter(({ rewrite }) => rewrite)
  const slots = Object.fromEntries(open.map(({ slot, markdown }) => [slot, `${rewrite(markdown)} It is approved.`]))
  const version = { chapter: 'sensing', section, ...novice, slots }
  const [id = '', text = ''] = Object.entries(slots)[0] ?? []

  const spoilt = await asEditor('PUT', { ...version, slots: { ...slots, [id]: `${text} It weighs 4711 kg.` } })
  const refused = await expectRefusal(spoilt, 400, 'body_invalid')
  expect(refused.errors).toEqual([{ path: `slots.${id}`, message: expect.stringContaining('4711') }])
  await expectRefusal(await asEditor('PUT', { ...version, software: '', hardware: '' }), 400, 'body_invalid')
  const read = () => readDocument(app.url, reader.token, { chapter: 'sensing', sections: [section] })
  expect((await read()).sections[0]?.outcome).toBe('cached')

  expect((await asEditor('PUT', version)).status).toBe(204)
  const reading = await read()
  expect(reading.sections[0]?.outcome).toBe('authored')
  for (const { slot, markdown, source, treatment } of reading.sections[0]?.slots ?? [])
    if (slots[slot]) expect([markdown, source, treatment]).toEqual([slots[slot], 'authored', 'rewritten'])
  const other = await readDocument(app.url, editor.token, { chapter: 'sensing', sections: [section] })
  expect(JSON.stringify(other)).not.toContain('It is approved.')
  const { document, shown: pinned } = await preview()
  expect(pinned).toMatchObject({ pinned: true, key: document.pins[0]?.key })
  expect(document.pins).toMatchObject([{ section, lapsed: false }])

  // As after an edit: what was approved is of another text.
  await database.db.update(pin).set({ key: 'of another text', version: 'before' })
  expect((await read()).sections[0]?.outcome).toBe('cached')
  expect((await preview()).document.pins).toMatchObject([{ section, lapsed: true }])
  for (const _ of [1, 2]) expect((await asEditor('DELETE', { key: 'of another text' })).status).toBe(204)
  expect((await preview()).document.pins).toEqual([])
  const events = (await database.db.select().from(audit)).map(({ event }) => event)
  expect(events.filter((event) => event.startsWith('version-'))).toEqual(['version-pinned', 'version-unpinned'])
})

test('the page is there for editors alone, kept out of every index', async () => {
  const asked = `/preview?chapter=sensing&section=${section}&software=none&hardware=none`
  const get = (cookie: string) => fetch(app.url + asked, { headers: { cookie }, redirect: 'manual' })
  const stranger = await get('')
  expect([stranger.status, stranger.headers.get('location')]).toEqual([307, expect.stringMatching(/^\/sign-in\?next=/)])
  expect((await get(reader.cookie)).status).toBe(404)
  const page = await get(editor.cookie)
  expect(page.status).toBe(200)
  expect(await page.text()).toMatch(/<meta name="robots" content="noindex/)
  expect(await (await fetch(`${app.url}/sitemap.xml`)).text()).not.toContain('/preview')
  expect(await (await fetch(`${app.url}/robots.txt`)).text()).toContain('Disallow: /preview')
})

test('its forms work without a script, for this site alone', async () => {
  const asked = `/preview?chapter=sensing&section=${section}&software=none&hardware=none`
  const [slot] = (await preview()).shown.slots.filter(({ rewrite }) => rewrite)
  const field = `slot:${slot?.slot}`
  const form = () => openForm(app.url, asked, field, editor.cookie)
  const text = `${slot?.markdown} By hand.`
  for (const origin of ['https://evil.example', 'null'])
    expect((await (await form()).send({ [field]: text }, origin)).status).toBe(403)
  expect((await (await form()).send({ [field]: `${text} It weighs 4711 kg.` })).page).toContain('4711 kg.</textarea>')
  const long = await (await form()).send({ [field]: `${'long '.repeat(2500)}indeed` })
  expect([long.status, long.page.includes('long indeed</textarea>')]).toEqual([200, true])
  expect((await preview()).document.pins).toEqual([])
  await (await form()).send({ [field]: text })
  expect((await preview()).shown.slots.find((each) => each.slot === slot?.slot)?.markdown).toBe(text)
  const undo = await openForm(app.url, asked, 'key', editor.cookie)
  const model = groq.asked.length
  const before = await openForm(app.url, asked, 'section', editor.cookie)
  await before.send({}, 'https://evil.example')
  expect(groq.asked).toHaveLength(model)
  await undo.send({})
  expect((await preview()).document.pins).toEqual([])
})
