import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { backgrounds } from '@/lib/auth/background'
import { type Endpoint, endpointsOf } from '@/lib/auth/endpoint'
import { user } from '@/lib/db/schema'
import { type Answer, ada, Browser, openAccounts } from '../support/accounts'
import { createMigrated, driver, type TestDatabase } from '../support/database'
import { bodies, filled, goodBody, odd, refused, segments, strange } from '../support/garbage'

// Every endpoint that the accounts really have, so that a new one, of a plugin as well, cannot be forgotten.
const { api, options } = openAccounts(undefined as never).auth
const endpoints = endpointsOf(api, Object.keys(backgrounds))
const closed: string[] = options.disabledPaths
const Refusal = z.looseObject({ code: z.string().min(1), message: z.string().min(1) })

let opened: TestDatabase
beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
  opened = await createMigrated(driver)
})
afterAll(async () => {
  vi.restoreAllMocks()
  await opened?.close()
})

test('there are endpoints to send to', () => expect(endpoints.length).toBeGreaterThan(25))

describe.each(endpoints.map((each) => [each.path, each] as const))('%s', (_, endpoint) => {
  const posts = endpoint.methods.includes('POST')
  const fields = endpoint.body ?? ['anything']
  let stranger: Browser
  let reader: Browser
  beforeAll(async () => {
    await opened.db.delete(user)
    const { auth } = openAccounts(opened.db)
    stranger = new Browser(auth)
    reader = new Browser(auth)
    await reader.post('/auth/sign-up/email', ada)
  })

  /** Sends it as a stranger and as a reader: at least what is expected, no failure, and a refusal says what it is. */
  async function expectNoFailure(what: string, sending: Sending, least = 200): Promise<void> {
    for (const browser of [stranger, reader])
      for (const { status, body, headers } of await send(browser, endpoint, sending)) {
        const label = `${what}: ${status} ${JSON.stringify(body)}`
        expect(status, label).toBeLessThan(500)
        expect(status, label).toBeGreaterThanOrEqual(least)
        if (status < 400) continue
        expect(headers.get('content-type'), label).toMatch(/^application\/json/)
        expect(Refusal.safeParse(body).success, label).toBe(true)
      }
  }

  test.runIf(posts && fields.length > 0)('takes in no field what none may, and fails at nothing else', async () => {
    for (const field of fields) {
      const sending = (value: unknown) => ({ method: 'POST', body: { ...goodBody(endpoint), [field]: value } })
      for (const [kind, value] of refused) await expectNoFailure(`${field}: ${kind}`, sending(value), 400)
      for (const [kind, value] of odd) await expectNoFailure(`${field}: ${kind}`, sending(value))
    }
  })

  test.runIf(posts && endpoint.body && !closed.includes(endpoint.path))(
    'names a field that it does not have',
    async () => {
      for (const field of ['role', 'emailVerified', '__proto__', 'constructor']) {
        const sending = { method: 'POST', body: `{"${field}":"x"}` }
        for (const answer of [...(await send(stranger, endpoint, sending)), ...(await send(reader, endpoint, sending))])
          expect(answer).toMatchObject({ status: 400, body: { message: expect.stringContaining(field) } })
      }
    },
  )

  test.runIf(posts)('fails at no body', async () => {
    for (const body of bodies) await expectNoFailure(`the body ${body.slice(0, 20)}`, { method: 'POST', body })
    for (const type of ['text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded', '', 'nonsense'])
      await expectNoFailure(`the type ${type}`, { method: 'POST', headers: { 'content-type': type } })
  })

  test('fails at no query, segment or cookie', async () => {
    for (const name of [...endpoint.query, 'callbackURL', 'anything'])
      for (const value of [...strange, `x&${name}=y`])
        await expectNoFailure(`?${name}=${value.slice(0, 20)}`, { query: `?${name}=${value}`, body: {} })
    for (const segment of endpoint.path.includes(':') ? segments : [])
      await expectNoFailure(segment, { path: endpoint.path.replace(/:\w+/, segment), query: '?callbackURL=/a&state=b' })
    for (const value of strange) {
      const cookie = `lectern.session_token=${value}; lectern.session_data=${value}; lectern.state=${value}`
      await expectNoFailure(`the cookie ${value.slice(0, 20)}`, { headers: { cookie }, body: {} })
    }
  })
})

type Sending = { method?: string; path?: string; query?: string; body?: unknown; headers?: Record<string, string> }

/** Sends by each of its methods, or the one that is named; the browser keeps the cookies it has now. */
async function send(browser: Browser, endpoint: Endpoint, sending: Sending): Promise<Answer[]> {
  const { path = filled(endpoint.path), query = '', body = goodBody(endpoint), headers } = sending
  const methods = sending.method ? [sending.method] : endpoint.methods
  const kept = [...browser.cookies]
  const answers: Answer[] = []
  for (const method of methods) {
    const address = `/auth${path}${query}`
    answers.push(await (method === 'GET' ? browser.get(address, headers) : browser.post(address, body, headers)))
    browser.cookies.clear()
    for (const [name, value] of kept) browser.cookies.set(name, value)
  }
  return answers
}
