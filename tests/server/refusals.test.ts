import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'
import { GroqServer } from '@/tests/support/groq-server'
import { personalize, type Reader, readDocument, signUp } from '@/tests/support/reader'
import { expectRefusal } from '@/tests/support/refusal'

let groq: GroqServer
let app: App
let reader: Reader
beforeAll(async () => {
  groq = await GroqServer.start()
  app = await startApp({ GROQ_API_KEY: 'test', GROQ_BASE_URL: groq.url })
  // A novice's chapter would be generated, so an engine asked in vain would show.
  reader = await signUp(app.url, { software: 'none', hardware: 'none' })
})
afterEach(() => expect(groq.asked.splice(0).map(({ heading }) => heading)).toEqual([]))
afterAll(async () => {
  await app.stop()
  await groq.stop()
})

const chapter = 'sensing'
const huge = JSON.stringify({ chapter, sections: ['x'.repeat(17_000)] })
const json = { 'content-type': 'application/json' }

type Faulty = { method?: string; headers?: Record<string, string | undefined>; body?: BodyInit }

/** A good request but for what is given; a header that is undefined is not sent. */
function send({ method = 'POST', headers = {}, body = JSON.stringify({ chapter }) }: Faulty): Promise<Response> {
  const all = { ...json, authorization: `Bearer ${reader.token}`, ...headers }
  const sent = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  const withBody = method === 'POST' ? { body, duplex: 'half' as const } : {}
  return fetch(`${app.url}/api/personalize`, { method, headers: Object.fromEntries(sent), ...withBody })
}

describe('405', () => {
  test.each(['GET', 'PUT', 'PATCH', 'DELETE'])('%s is not what this address takes', async (method) => {
    const response = await send({ method })
    expect(response.headers.get('allow')).toContain('POST')
    await expectRefusal(response, 405, 'method_not_allowed')
  })
  test('HEAD is refused likewise, without a body', async () => {
    const response = await send({ method: 'HEAD' })
    expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([405, 'POST, OPTIONS', ''])
  })
})

describe('401 without a bearer token', () => {
  const nothing = { authorization: undefined }
  test('no header', async () => void (await expectRefusal(await send({ headers: nothing }), 401, 'token_missing')))
  test('a token without its scheme', async () => {
    await expectRefusal(await send({ headers: { authorization: reader.token } }), 401, 'token_missing')
  })
  test('another scheme', async () => {
    await expectRefusal(await send({ headers: { authorization: `Basic ${reader.token}` } }), 401, 'token_missing')
  })
  test('the session’s cookie', async () => {
    await expectRefusal(await send({ headers: { ...nothing, cookie: reader.cookie } }), 401, 'token_missing')
  })
  test('a token in the query', async () => {
    const url = `${app.url}/api/personalize?access_token=${reader.token}&token=${reader.token}`
    const response = await fetch(url, { method: 'POST', headers: json, body: JSON.stringify({ chapter }) })
    await expectRefusal(response, 401, 'token_missing')
  })
  test('a token in the body', async () => {
    const body = JSON.stringify({ chapter, access_token: reader.token })
    await expectRefusal(await send({ headers: nothing, body }), 401, 'token_missing')
  })
})

describe('the body', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json-seq', undefined])(
    'of type %s is not taken',
    async (type) => {
      const body = new Blob([JSON.stringify({ chapter })])
      await expectRefusal(await send({ headers: { 'content-type': type }, body }), 415, 'type_unsupported')
    },
  )
  test('is taken with a charset', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    await expectRefusal(await send({ headers, body: '{}' }), 400, 'body_invalid')
  })
  test('is too large', async () => void (await expectRefusal(await send({ body: huge }), 413, 'body_too_large')))
  test('is too large in chunks of unknown number', async () => {
    const body = new Blob([huge]).stream()
    await expectRefusal(await send({ body }), 413, 'body_too_large')
  })
  test.each([
    ['is no JSON', '{"chapter":', ''],
    ['is empty', '', ''],
    ['is a list', '[]', ''],
    ['names no chapter', '{}', 'chapter'],
    ['names a chapter by a number', '{"chapter":1}', 'chapter'],
    ['has an unknown field', '{"chapter":"sensing","level":"expert"}', ''],
    ['has a background', '{"chapter":"sensing","software_background":"expert"}', ''],
    ['has a profile', '{"chapter":"sensing","profile":{"software":{"level":"expert","anchors":[]}}}', ''],
    ['wants no section', '{"chapter":"sensing","sections":[]}', 'sections'],
    ['wants a section twice', '{"chapter":"sensing","sections":["start","start"]}', 'sections'],
    ['wants sections that are none', '{"chapter":"sensing","sections":[1]}', 'sections.0'],
    ['shifts without sections', '{"chapter":"sensing","shift":1}', 'shift'],
    ['shifts by nothing', '{"chapter":"sensing","sections":["start"],"shift":0}', 'shift'],
    ['shifts by two', '{"chapter":"sensing","sections":["start"],"shift":2}', 'shift'],
    ['shifts by a word', '{"chapter":"sensing","sections":["start"],"shift":"1"}', 'shift'],
  ])('%s', async (_, body, path) => {
    const { errors = [] } = await expectRefusal(await send({ body }), 400, 'body_invalid')
    expect(errors.map((error) => error.path)).toContain(path)
  })
})

test('a section the chapter does not have is 400, a chapter the book does not have 404', async () => {
  const unknown = (body: object) => send({ body: JSON.stringify(body) })
  await expectRefusal(await unknown({ chapter, sections: ['start', 'nowhere'] }), 400, 'section_unknown')
  for (const slug of ['nowhere', '../../package', '__proto__', '02-sensing', 'Sensing'])
    await expectRefusal(await unknown({ chapter: slug }), 404, 'chapter_unknown')
})

describe('of two faults the earlier in the list is answered', () => {
  const wrong = {
    token: { authorization: undefined },
    type: { 'content-type': 'text/plain' },
    accept: { accept: 'text/html' },
  }
  test.each<[number, string, Faulty]>([
    [405, 'method_not_allowed', { method: 'GET', headers: wrong.token }],
    [401, 'token_missing', { headers: { ...wrong.token, ...wrong.type } }],
    [415, 'type_unsupported', { headers: wrong.type, body: huge }],
    [413, 'body_too_large', { body: `${huge}}` }],
    [400, 'body_invalid', { body: '{"chapter":"nowhere","shift":1}', headers: wrong.accept }],
    [400, 'section_unknown', { body: '{"chapter":"sensing","sections":["nowhere"]}', headers: wrong.accept }],
    [404, 'chapter_unknown', { body: '{"chapter":"nowhere","sections":["start"]}', headers: wrong.accept }],
    [406, 'not_acceptable', { headers: wrong.accept }],
  ])('%s %s', async (status, code, faulty) => void (await expectRefusal(await send(faulty), status, code)))
})

test('a refusal is a problem document also when a stream was asked for', async () => {
  const accept = 'text/event-stream'
  await expectRefusal(await send({ headers: { accept, authorization: 'Bearer a.b.c' } }), 401, 'token_invalid')
  await expectRefusal(await send({ headers: { accept }, body: '{}' }), 400, 'body_invalid')
})

test('a background in headers or the query changes nothing', async () => {
  const { token } = await signUp(app.url, { software: 'intermediate; python', hardware: 'intermediate' })
  const plain = await readDocument(app.url, token, { chapter, sections: ['start'] })
  const headers = { ...json, 'x-software-background': 'none', 'software-background': 'none', cookie: reader.cookie }
  const response = await fetch(`${app.url}/api/personalize?software_background=none&hardware=none&level=none`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${token}` },
    body: JSON.stringify({ chapter, sections: ['start'] }),
  })
  expect(await response.json()).toMatchObject({ profile: plain.profile, result: plain.result })
  expect(plain.profile.software).toEqual({ level: 'intermediate', anchors: ['python'] })
})

test('a reader who asks more than sixty times a minute is told when to come back, and nobody else is', async () => {
  const { token } = await signUp(app.url, { software: 'intermediate', hardware: 'intermediate' })
  const ask = (each: string) =>
    personalize(app.url, each, { chapter, sections: ['start'] }, { accept: 'text/event-stream' })
  let refused: Response | undefined
  // Where a minute ends in between, the next one has to be filled as well.
  for (let asked = 0; asked < 121 && !refused; asked += 10) {
    const batch = await Promise.all(Array.from({ length: 10 }, () => ask(token)))
    if (asked < 60 && batch.some(({ status }) => status === 429)) expect(asked).toBe(60)
    refused = batch.find(({ status }) => status === 429)
    await Promise.all(batch.filter((each) => each !== refused).map((each) => each.body?.cancel()))
  }
  if (!refused) return expect.unreachable('none was refused')
  expect(Number(refused.headers.get('retry-after'))).toSatisfy((wait: number) => wait >= 1 && wait <= 60)
  await expectRefusal(refused, 429, 'rate_limited')
  const other = await signUp(app.url, { software: 'intermediate', hardware: 'intermediate' })
  expect((await ask(other.token)).status).toBe(200)
})
