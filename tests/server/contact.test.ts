import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '@/tests/support/app'

const baseUrl = 'https://book.example'
const contact = 'mailto:security@book.example'

let app: App
beforeAll(async () => {
  app = await startApp({ SECURITY_CONTACT: contact, BETTER_AUTH_URL: baseUrl })
})
afterAll(() => app.stop())

test('who finds a weakness is told where to report it (RFC 9116)', async () => {
  const response = await fetch(`${app.url}/.well-known/security.txt`)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8'])
  const lines = (await response.text()).split('\r\n')
  expect(lines.pop()).toBe('')
  const fields = Object.fromEntries(lines.map((line) => line.split(/: (.*)/).slice(0, 2)))
  expect(fields).toMatchObject({ Contact: contact, Canonical: `${baseUrl}/.well-known/security.txt` })
  const daysLeft = (Date.parse(fields.Expires ?? '') - Date.now()) / 86_400_000
  expect(daysLeft).toSatisfy((days: number) => days > 30 && days < 365)
})
