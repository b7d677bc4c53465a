import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { type Event, events, fold, personalize, type Reader, signUp } from '@/tests/support/reader'

const origin = 'https://reader.example'
const granted = {
  vary: 'Origin',
  'access-control-allow-origin': origin,
  'access-control-expose-headers': 'Retry-After, WWW-Authenticate',
}

let app: App
let reader: Reader
beforeAll(async () => {
  app = await startApp({ CORS_ORIGINS: `http://localhost:5173, ${origin}` })
  reader = await signUp(app.url, { software: 'expert', hardware: 'none' })
})
afterAll(() => app.stop())

const api = [
  '/api/personalize',
  '/api/feedback',
  '/api/search?q=sensor',
  '/api/health',
  '/api/openapi.json',
  '/api/nowhere',
  '/api/progress',
  '/api/account/export',
  '/api/health/ready',
  '/auth/jwks',
]
const closed = [
  '/',
  '/chapters/sensing',
  '/auth/token',
  '/auth/get-session',
  '/auth/sign-in/email',
  '/auth/sign-up/email',
  '/sign-in',
]

/** What an answer says to pages of other origins. */
function about({ headers }: Response): Record<string, string> {
  const said = [...headers].filter(([name]) => name.startsWith('access-control-'))
  const varies = headers.get('vary')?.split(/, */).includes('Origin')
  return { ...Object.fromEntries(said), ...(varies && { vary: 'Origin' }) }
}

function ask(path: string, from: string): Promise<Response> {
  return fetch(app.url + path, { headers: { origin: from, cookie: reader.cookie }, redirect: 'manual' })
}

function preflight(path: string, from: string): Promise<Response> {
  const asks = {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization, content-type',
  }
  return fetch(app.url + path, { method: 'OPTIONS', headers: { origin: from, ...asks } })
}

test.each(api)('%s may be read by a page of a named origin, and by no other', async (path) => {
  expect(about(await ask(path, origin))).toEqual(granted)
  for (const other of ['https://evil.example', 'null', `${origin}.evil.example`])
    expect(about(await ask(path, other)), other).toEqual({ vary: 'Origin' })
})

test.each(closed)('%s may be read by no page of another origin', async (path) => {
  expect(about(await ask(path, origin))).toEqual({})
  expect(about(await preflight(path, origin))).toEqual({})
})

test.each(api.filter((path) => path !== '/api/nowhere'))('%s says before a request what may be sent', async (path) => {
  const answer = await preflight(path, origin)
  expect([answer.status, about(answer)]).toEqual([
    204,
    {
      ...granted,
      'access-control-allow-methods': answer.headers.get('allow'),
      'access-control-allow-headers': 'authorization, content-type, accept, last-event-id',
      'access-control-max-age': '600',
    },
  ])
  expect(about(await preflight(path, 'https://evil.example'))).toEqual({ vary: 'Origin' })
})

test('a page of a named origin reads a document, a stream and a refusal, by token and never by cookie', async () => {
  const body = { chapter: 'sensing', sections: ['start'] }
  const headers = { origin }
  const document = await personalize(app.url, reader.token, body, { headers })
  const stream = await personalize(app.url, reader.token, body, { headers, accept: 'text/event-stream' })
  const refusal = await personalize(app.url, 'x', body, { headers: { ...headers, cookie: reader.cookie } })
  expect([document, stream, refusal].map(({ status }) => status)).toEqual([200, 200, 401])
  for (const answer of [document, stream, refusal]) expect(about(answer)).toEqual(granted)
  expect(refusal.headers.get('www-authenticate')).toMatch(/^Bearer /)
  const all: Event[] = []
  for await (const event of events(stream)) all.push(event)
  expect(fold(all).sections).toHaveLength((await document.json()).sections.length)
})

test('a named origin may still not send forms with the reader’s cookie', async () => {
  const headers = { origin, cookie: reader.cookie, 'content-type': 'application/json' }
  const body = JSON.stringify({ name: 'Somebody Else' })
  const answer = await fetch(`${app.url}/auth/update-user`, { method: 'POST', headers, body })
  expect([answer.status, about(answer)]).toEqual([403, {}])
})
