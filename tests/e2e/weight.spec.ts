import { expect, test } from '@playwright/test'
import { chapter } from '@/tests/support/dialog'

type Sent = { path: string; kind: string; bytes: number }

test('a chapter brings little, and nothing before it is wanted', async ({ page }) => {
  const session = await page.context().newCDPSession(page)
  const sent = new Map<string, Sent>()
  session.on('Network.responseReceived', ({ requestId, response, type }) =>
    sent.set(requestId, { path: new URL(response.url).pathname, kind: type, bytes: 0 }),
  )
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    const one = sent.get(requestId)
    if (one) one.bytes += encodedDataLength
  })
  await session.send('Network.enable')
  await page.goto(chapter, { waitUntil: 'networkidle' })
  const all = [...sent.values()]
  const script = all.filter(({ kind }) => kind === 'Script')
  // As they are compressed, without the headers, which no script of ours makes longer.
  expect(script.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(155_000)
  expect(all.length).toBeLessThanOrEqual(25)
  expect(all.map(({ path }) => path).filter((path) => /search|card|sw\.js|\.md$/.test(path))).toEqual([])
  const outside = await page.evaluate(
    () => document.querySelectorAll('body *').length - document.querySelectorAll('article, article *').length,
  )
  expect(outside).toBeLessThanOrEqual(300)
})

test('the contents are drawn once, and go to no component as data', async ({ request }) => {
  const html = await (await request.get(chapter)).text()
  const scripts = [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, text = '']) => text).join('')
  const markup = html.replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
  // In the contents and on the way on; React's own record of the page has each once more.
  for (const text of [markup, scripts])
    expect(text.split('Acting and feedback control').length - 1).toBeLessThanOrEqual(2)
})
