import { request } from 'node:http'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { personalize, type Reader, signUp } from '@/tests/support/reader'
import { expectRefusal } from '@/tests/support/refusal'

const app = inject('plainApp')
let reader: Reader
beforeAll(async () => {
  reader = await signUp(app.url, { software: 'expert', hardware: 'none' })
})

const body = { chapter: 'sensing', sections: ['start'] }
const json = 'application/json'
const stream = 'text/event-stream; charset=utf-8'

describe('the type of an answer', () => {
  test.each([
    ['*/*', json],
    ['application/json', json],
    ['APPLICATION/JSON', json],
    ['application/*', json],
    ['text/html, */*;q=0.1', json],
    ['text/event-stream;q=0.2, application/json;q=0.9', json],
    ['text/event-stream;q=0, */*', json],
    ['text/event-stream;q=0.5, */*', json],
    ['text/event-stream', stream],
    ['Text/Event-Stream', stream],
    ['text/*', stream],
    ['application/json;q=0.5, text/event-stream', stream],
    ['application/json; q=0.5 , text/event-stream ; q=0.501', stream],
    ['application/json;q=0, */*;q=0.1', stream],
    ['text/html, text/event-stream;q=0.001', stream],
  ])('Accept: %s', async (accept, type) => {
    const response = await personalize(app.url, reader.token, body, { accept })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
    expect(response.headers.get('cache-control')).toMatch(/^private, no-store(, no-transform)?$/)
    const text = await response.text()
    expect(type === json ? JSON.parse(text) : text).toBeTruthy()
  })

  test('without Accept it is one document', async () => {
    const headers = { authorization: `Bearer ${reader.token}`, 'content-type': json }
    const type = await new Promise((resolve, reject) => {
      const sent = request(`${app.url}/api/personalize`, { method: 'POST', headers }, (response) => {
        response.resume()
        resolve(response.headers['content-type'])
      })
      sent.on('error', reject).end(JSON.stringify(body))
    })
    expect(type).toBe(json)
  })

  test.each(['text/html', 'application/json;q=0', 'image/*', 'application/problem+json', '*/*;q=0'])(
    'Accept: %s is 406',
    async (accept) => {
      await expectRefusal(await personalize(app.url, reader.token, body, { accept }), 406, 'not_acceptable')
    },
  )
})

describe('a page of another site', () => {
  const origin = 'https://attacker.example'
  const grants = (response: Response) =>
    [...response.headers].filter(([name]) => name.startsWith('access-control-')).map(([name]) => name)

  test('is granted nothing by a preflight', async () => {
    const asking = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' }
    for (const path of ['/api/personalize', '/auth/token', '/auth/sign-in/email']) {
      const response = await fetch(app.url + path, { method: 'OPTIONS', headers: { origin, ...asking } })
      expect(grants(response), path).toEqual([])
    }
  })

  test('is granted no reading and no token', async () => {
    const answers = [
      await personalize(app.url, reader.token, body, { headers: { origin } }),
      await fetch(`${app.url}/auth/token`, { headers: { origin, cookie: reader.cookie } }),
      await fetch(`${app.url}/auth/get-session`, { headers: { origin, cookie: reader.cookie } }),
    ]
    expect(answers.flatMap(grants)).toEqual([])
  })

  test('cannot change an account with the reader’s cookie', async () => {
    const headers = { origin, cookie: reader.cookie, 'content-type': json }
    const change = JSON.stringify({ hardware_background: 'expert' })
    const response = await fetch(`${app.url}/auth/update-user`, { method: 'POST', headers, body: change })
    expect(response.status).toBe(403)
  })
})
