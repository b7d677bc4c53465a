import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  type Account,
  cookiesOf,
  type Forms,
  openForms,
  password,
  type Sent,
  session,
  site,
} from '@/tests/support/forms'
import { openForm } from '@/tests/support/plain-form'

let forms: Forms
beforeAll(async () => {
  forms = await openForms()
})
afterAll(() => forms.app.stop())

/** Who sends a form from elsewhere: other sites, neighbours, look-alikes, a sandboxed frame, and one that will not say. */
const elsewhere = [
  'https://evil.example',
  'null',
  'http://book.example',
  'https://book.example:8443',
  'https://evil.book.example',
  'https://book.example.evil.example',
  'https://book.example@evil.example',
  undefined,
]

describe('a page of another site cannot, with the reader’s cookie,', () => {
  let reader: Account
  beforeEach(async () => {
    reader = await forms.signUp('Ada')
  })

  test.each([
    ['rename the reader', '/auth/update-user', { name: 'Eve' }],
    [
      'change the password',
      '/auth/change-password',
      { currentPassword: password, newPassword: 'another long password' },
    ],
    ['change the address', '/auth/change-email', { newEmail: 'eve@evil.example' }],
    ['delete the account', '/auth/delete-user', { password }],
    ['end this session', '/auth/sign-out', {}],
    ['end all sessions', '/auth/revoke-sessions', {}],
  ])('%s', async (_, path, body) => {
    for (const origin of elsewhere) {
      const answer = await forms.post(path, body, { cookie: reader.cookie, origin })
      expect([origin, answer.status, answer.headers.getSetCookie()]).toEqual([origin, 403, []])
    }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect(
        (await forms.post(path, body, { cookie: reader.cookie, origin: 'https://evil.example', type })).status,
      ).toSatisfy((status: number) => status === 403 || status === 415)
    const asked = await fetch(forms.app.url + path, {
      headers: { cookie: reader.cookie, 'x-http-method-override': 'POST' },
    })
    expect(asked.status).toBe(404)
    expect(await forms.whoIs(reader.cookie)).toBe('Ada')
    const again = await forms.post('/auth/sign-in/email', { email: reader.email, password }, { origin: site })
    expect(again.status).toBe(200)
  })

  test('name itself by Referer instead', async () => {
    const headers = { referer: 'https://evil.example/auth' }
    const answer = await forms.post('/auth/update-user', { name: 'Eve' }, { cookie: reader.cookie, headers })
    expect(answer.status).toBe(403)
  })

  test('while a page of this site can', async () => {
    const answer = await forms.post('/auth/update-user', { name: 'Grace' }, { cookie: reader.cookie, origin: site })
    expect([answer.status, await forms.whoIs(reader.cookie)]).toEqual([200, 'Grace'])
  })
})

describe('a page of another site cannot sign its visitor in', () => {
  test('as somebody else, by script or by form', async () => {
    const { email } = await forms.signUp('Eve')
    const form = new URLSearchParams({ email, password }).toString()
    const type = 'application/x-www-form-urlencoded'
    const navigation = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    for (const origin of ['https://evil.example', 'null']) {
      const tries = [
        await forms.post('/auth/sign-in/email', { email, password }, { origin }),
        await forms.post('/auth/sign-in/email', form, { origin, type }),
        await forms.post('/auth/sign-in/email', form, { origin, type, headers: navigation }),
      ]
      expect(tries.map(({ status }) => status)).toEqual([403, 403, 403])
      expect(tries.flatMap(cookiesOf)).toEqual([])
    }
  })
})

describe('a page of another site cannot send our form', () => {
  test('to sign its visitor in, with or without JavaScript', async () => {
    const { email } = await forms.signUp('Eve')
    const form = await openForm(forms.app.url, '/sign-in', 'email')
    const send = (origin: string) => form.send({ email, password }, origin, { 'x-forwarded-host': new URL(site).host })
    const own = await send(site)
    expect([own.status, own.cookies]).toEqual([303, expect.stringContaining(`${session}=`)])
    for (const origin of ['https://evil.example', 'null', 'https://book.example.evil.example']) {
      const { status, cookies } = await send(origin)
      expect([origin, status, cookies]).toEqual([origin, 403, ''])
    }
  })
})

test('a form that holds more than any of ours is refused before it is read', async () => {
  const { status, text } = await new Promise<{ status?: number; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(forms.app.url)
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': 10_000_000,
      origin: forms.app.url,
    }
    const sent = request({ hostname, port, path: '/sign-in', method: 'POST', headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (piece) => {
        text += piece
      })
      answer.on('end', () => resolve({ status: answer.statusCode, text }))
    })
    sent.on('error', reject)
    sent.end('a'.repeat(10_000_000))
  })
  expect([status, text]).toEqual([413, expect.stringContaining('send less')])
})

describe('a page of another site cannot call a server action', () => {
  const call = async (id: string, sent: Sent) => {
    const headers = { 'next-action': id }
    const answer = await forms.post('/sign-up', '["python","arduino"]', { ...sent, type: 'text/plain', headers })
    return [answer.status, await answer.text(), answer.headers.getSetCookie()] as const
  }

  test('when it names its origin, as every browser does', async () => {
    const { cookie } = await forms.signUp('Ada')
    const named = await actions()
    const own = await call(named.get('understand') ?? '', { cookie, origin: forms.app.url })
    expect(own).toEqual([200, expect.stringContaining('Python'), []])
    const origins = ['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://127.0.0.1.evil.example']
    for (const id of named.values())
      for (const origin of origins)
        expect(await call(id, { cookie, origin })).toEqual([403, expect.stringContaining('another site'), []])
  })

  test('to any use when it names none', async () => {
    const { cookie, email } = await forms.signUp('Ada')
    for (const id of (await actions()).values()) {
      const [, text, set] = await call(id, { cookie })
      expect([text.includes(email), set]).toEqual([false, []])
    }
    expect(await forms.whoIs(cookie)).toBe('Ada')
  })
})

const Actions = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string() })) })

/** The ids that a build gave to the server actions, by their names. */
async function actions(): Promise<Map<string, string>> {
  const manifest = await readFile('.next/server/server-reference-manifest.json', 'utf8')
  const { node } = Actions.parse(JSON.parse(manifest))
  return new Map(Object.entries(node).map(([id, { exportedName }]) => [exportedName, id]))
}
