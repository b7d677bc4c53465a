import { expect, inject, test } from 'vitest'
import { SearchResults } from '@/lib/book/search-results'

const app = inject('plainApp')

const ask = (asked: string, init: RequestInit = {}) => fetch(`${app.url}/api/search${asked}`, init)

test('what is found stands where it says, with an excerpt', async () => {
  const response = await ask('?q=calibrating+a+sensor')
  expect(response.status).toBe(200)
  const { results } = SearchResults.strict().parse(await response.json())
  expect(results.length).toBeGreaterThan(0)
  expect(results.length).toBeLessThanOrEqual(12)
  for (const { chapter, section, heading, title, excerpt } of results) {
    const page = await (await fetch(`${app.url}/chapters/${chapter}`)).text()
    if (section !== 'start') expect(page).toContain(`id="${section}"`)
    expect([heading.length, title.length, excerpt.length].every((length) => length > 0)).toBe(true)
  }
})

test('nothing is found for nothing, and no query is too strange', async () => {
  for (const query of ['', '%20', 'xyzzyq', '%00', '%22%3C%3E%5C', 'a'.repeat(5000), '*'.repeat(300)]) {
    const response = await ask(`?q=${query}`)
    expect([response.status, await response.json()], query.slice(0, 20)).toEqual([200, { results: [] }])
  }
})

test('a search without a query, or by another method, is told what to do', async () => {
  const refused = await ask('')
  expect([refused.status, await refused.json()]).toMatchObject([400, { code: 'body_invalid', errors: [{ path: 'q' }] }])
  const posted = await ask('?q=x', { method: 'POST' })
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
})

test('the page shows what was typed as text', async () => {
  const page = await (await fetch(`${app.url}/search?q=${encodeURIComponent('"><img src=x onerror=alert(1)>')}`)).text()
  expect(page).not.toContain('<img src=x')
  expect((await fetch(`${app.url}/search?q=a&q=b`)).status).toBe(200)
})

test('cards are pictures, for chapters that are there', async () => {
  for (const path of ['/card.png', '/chapters/sensing/card.png']) {
    const response = await fetch(app.url + path)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
    const picture = Buffer.from(await response.arrayBuffer())
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630])
  }
  expect((await fetch(`${app.url}/chapters/nowhere/card.png`)).status).toBe(404)
})
