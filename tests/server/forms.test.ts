import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { alertsIn, openForm } from '@/tests/support/plain-form'
import { fetchToken, postAuth, type Reader, signUp } from '@/tests/support/reader'

const newcomer = {
  name: 'Ada',
  email: 'ada@readers.example',
  password: 'a long and quiet password',
  'software-level': 'none',
  'hardware-level': 'expert',
}
const nobody = { software: 'none', hardware: 'none' }
const wrong = 'not the right one at all'

let app: App
afterAll(() => app?.stop())

describe('a form sent without script', () => {
  let reader: Reader
  beforeAll(async () => {
    app = await startApp()
    reader = await signUp(app.url, nobody)
  })
  afterAll(() => app.stop())

  const elsewhere = ['https://evil.example', 'null', 'http://127.0.0.1', 'http://127.0.0.1.evil.example']

  test.each(elsewhere)('from a page of %s lets nobody in and makes no account', async (from) => {
    const signIn = await openForm(app.url, '/sign-in', 'email')
    expect((await signIn.send({ email: reader.email, password: reader.password }, from)).cookies).toBe('')
    const join = await openForm(app.url, '/sign-up', 'email')
    expect((await join.send(newcomer, from)).cookies).toBe('')
    const { email, password } = newcomer
    expect((await postAuth(app.url, 'sign-in/email', { email, password })).status).toBe(401)
  })

  test.each(elsewhere)(
    'from a page of %s changes no account, though the reader’s cookie goes with it',
    async (from) => {
      const changes = [
        ['name', { name: 'Eve' }],
        ['new-email', { 'new-email': 'eve@evil.example' }],
        ['new-password', { password: reader.password, 'new-password': 'chosen by somebody else' }],
        ['deletion-password', { 'deletion-password': reader.password }],
      ] as const
      for (const [field, answers] of changes) {
        const form = await openForm(app.url, '/account', field, reader.cookie)
        expect((await form.send(answers, from)).status).toBeGreaterThanOrEqual(400)
      }
      const session = await fetch(`${app.url}/auth/get-session`, { headers: { cookie: reader.cookie } })
      expect(await session.json()).toMatchObject({ user: { name: reader.name, email: reader.email } })
    },
  )

  test('is checked as what is sent to the accounts’ own addresses is', async () => {
    const form = await openForm(app.url, '/sign-up', 'email')
    const bad: Record<string, string>[] = [
      { name: 'A\u202eda' },
      { email: '\u212aate@readers.example' },
      { 'software-words': 'a\u0007b' },
    ]
    for (const answers of bad) {
      const { status, cookies, page } = await form.send({ ...newcomer, ...answers })
      expect({ status, cookies }).toEqual({ status: 200, cookies: '' })
      expect(page).toContain('aria-invalid="true"')
    }
  })

  test('keeps no password in its answer, and no cache keeps the answer', async () => {
    const form = await openForm(app.url, '/sign-in', 'email')
    const { page, status } = await form.send({ email: reader.email, password: wrong })
    expect(status).toBe(200)
    expect(page).toContain(reader.email)
    expect(page).not.toContain(wrong)
    expect(alertsIn(page)).toHaveLength(1)
    const response = await fetch(`${app.url}/sign-in`)
    expect(response.headers.get('cache-control')).toMatch(/no-store/)
  })

  test('hands the session on as it is handed on by the accounts’ own addresses', async () => {
    const form = await openForm(app.url, '/sign-in?next=/chapters/sensing', 'email')
    const { status, location, cookies } = await form.send({ email: reader.email, password: reader.password })
    expect({ status, location }).toEqual({ status: 303, location: '/chapters/sensing' })
    expect(await fetchToken(app.url, cookies)).toMatch(/\./)
  })
})

describe('where tries are counted', () => {
  beforeAll(async () => {
    app = await startApp({ AUTH_RATE_LIMIT: 'on' })
  })

  test('those by a form and those by the accounts’ own address are one count', async () => {
    const reader = await signUp(app.url, nobody)
    const form = await openForm(app.url, '/sign-in', 'email')
    const attempt = (password: string) => form.send({ email: reader.email, password })
    expect((await postAuth(app.url, 'sign-in/email', { email: reader.email, password: wrong })).status).toBeLessThan(
      500,
    )
    const first = alertsIn((await attempt(wrong)).page)
    expect(alertsIn((await attempt(wrong)).page)).toEqual(first)
    const refused = await attempt(reader.password)
    expect(refused.cookies).toBe('')
    expect(alertsIn(refused.page)).not.toEqual(first)
    const { email, password } = reader
    expect((await postAuth(app.url, 'sign-in/email', { email, password })).status).toBe(429)
  })

  test('letters that are asked for are counted too', async () => {
    const form = await openForm(app.url, '/forgot', 'email')
    const answers = []
    for (let i = 0; i < 4; i++) answers.push(alertsIn((await form.send({ email: 'ada@readers.example' })).page).length)
    expect(answers).toEqual([0, 0, 0, 1])
  })
})
