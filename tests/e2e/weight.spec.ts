import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { expectAwake } from '@/tests/support/browser'
import { chapter } from '@/tests/support/dialog'
import { hold } from '@/tests/support/hold'

const chunks = join(import.meta.dirname, '../../.next/static/chunks')

type Sent = { path: string; kind: string; bytes: number }

test('a chapter brings little, and nothing before it is wanted', async ({ page }) => {
  const sent = await watch(page)
  await page.goto(chapter, { waitUntil: 'networkidle' })
  await expectAwake(page)
  const all = [...sent.values()]
  const weigh = (kind: string) => all.reduce((sum, each) => sum + (each.kind.match(kind) ? each.bytes : 0), 0)
  // As they are compressed, without the headers, which no script of ours makes longer. The chapter has three times the
  // words that the goal of 300 kB is set for.
  expect(weigh('Script')).toBeLessThan(155_000)
  expect(weigh('Font')).toBeLessThan(75_000)
  expect(weigh('')).toBeLessThan(300_000)
  expect(all.length).toBeLessThanOrEqual(25)
  // The names of chunks are hashes, and one may end in "sw.js".
  const named = all.map(({ path }) => path).filter((path) => !path.startsWith('/_next/static/'))
  expect(named.filter((path) => /search|card|sw\.js|\.md$/.test(path))).toEqual([])
  const outside = await page.evaluate(
    () => document.querySelectorAll('body *').length - document.querySelectorAll('article, article *').length,
  )
  expect(outside).toBeLessThanOrEqual(300)
})

test('neither the reading room nor the search nor the account is loaded with a chapter', async ({ page }) => {
  const sent = await watch(page)
  await page.goto(chapter, { waitUntil: 'networkidle' })
  await expectAwake(page)
  const loaded = [...sent.values()].flatMap(({ path, kind }) => (kind === 'Script' ? [path.split('/').at(-1)] : []))
  const scripts = (await readdir(chunks)).filter((name) => name.endsWith('.js'))
  const texts = await Promise.all(
    scripts.map(async (name) => ({ name, text: await readFile(join(chunks, name), 'utf8') })),
  )
  // What the scripts of each say, and no other.
  for (const said of ['reading-room', 'MiniSearch', 'better-auth']) {
    const holding = texts.filter(({ text }) => text.includes(said)).map(({ name }) => name)
    expect(holding.length, said).toBeGreaterThan(0)
    expect(
      holding.filter((name) => loaded.includes(name)),
      said,
    ).toEqual([])
  }
})

test('every letter of the text face comes, and only where it stands', async ({ page }) => {
  const sent = await watch(page)
  const fonts = () => [...sent.values()].filter(({ kind }) => kind === 'Font').map(({ path }) => path)
  await page.goto('/offline', { waitUntil: 'networkidle' })
  expect(fonts().filter((path) => !/plain/.test(path))).toEqual([])
  const drawn = await page.evaluate(async () => {
    const parts = { plain: 'Kálmán', latin: 'Åê½', 'latin-ext': 'ł', greek: 'Ωλ', cyrillic: 'Ж', vietnamese: 'ạ' }
    const face = getComputedStyle(document.documentElement).fontFamily.split(', "Literata Fallback"')[0]
    for (const text of Object.values(parts)) await document.fonts.load(`1rem ${face}`, text)
    const loaded = [...document.fonts].filter(({ status }) => status === 'loaded').length
    return { parts: Object.keys(parts).length, loaded }
  })
  expect(drawn.loaded).toBeGreaterThanOrEqual(drawn.parts)
  for (const part of ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'])
    expect(fonts().filter((path) => path.includes(`literata-${part}-normal`)).length, part).toBe(1)
})

test('the italic comes with the page where its first screens need it, else once they stand', async ({
  page,
  request,
}) => {
  const head = async (path: string) => (await (await request.get(path)).text()).split('</head>')[0]
  expect(await head(chapter)).toMatch(/rel="preload" href="[^"]*italic/)
  const upright = '/chapters/acting-and-control'
  expect(await head(upright)).not.toContain('italic')
  const sent = await watch(page)
  await page.goto(upright, { waitUntil: 'networkidle' })
  const later = page.locator('.later > :first-child')
  expect(await later.evaluate((first) => first.checkVisibility({ contentVisibilityAuto: true }))).toBe(false)
  const italics = () => [...sent.values()].filter(({ kind, path }) => kind === 'Font' && path.includes('italic'))
  await expect.poll(italics).toHaveLength(1)
})

test('scripts are asked for once the page was read, each a single time', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.resourceType()))
  const release = await hold(page, '**/*.css')
  await page.goto(chapter, { waitUntil: 'commit' })
  // The last of what the head names besides.
  await expect.poll(() => asked.filter((kind) => kind === 'font').length).toBeGreaterThan(0)
  await expect.poll(() => page.evaluate(() => document.querySelector('article') !== null)).toBe(true)
  expect(asked).not.toContain('script')
  release()
  await expectAwake(page)
  const sources = await page.evaluate(() =>
    [...document.scripts].flatMap(({ src, noModule }) => (src && !noModule ? [src] : [])),
  )
  expect(sources.length).toBeGreaterThan(2)
  expect(new Set(sources).size).toBe(sources.length)
})

test('a network that answers at once leaves the first paint to come first', async ({ page }) => {
  // Slowed, so that the page is read well before it is painted.
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.goto('/offline', { waitUntil: 'networkidle' })
  const { asked, read, painted, wait } = await page.evaluate(() => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const [way] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    return {
      asked: Math.min(...entries.filter(({ name }) => name.endsWith('.js')).map(({ startTime }) => startTime)),
      read: way?.domContentLoadedEventStart ?? Number.NaN,
      painted: performance.getEntriesByName('first-paint')[0]?.startTime ?? Number.NaN,
      wait: (way?.responseStart ?? Number.NaN) - (way?.requestStart ?? 0),
    }
  })
  // On a machine that is busy neither may be so: then they come when the page was read, or a while later.
  expect(asked).toBeGreaterThanOrEqual(wait > 40 ? read : Math.min(painted, read + 300))
})

test('the contents are drawn once, and go to no component as data', async ({ request }) => {
  const html = await (await request.get(chapter)).text()
  const scripts = [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, text = '']) => text).join('')
  const markup = html.replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
  // In the contents and on the way on; React's own record of the page has each once more.
  for (const text of [markup, scripts])
    expect(text.split('Acting and feedback control').length - 1).toBeLessThanOrEqual(2)
  // A link of the contents is an element, and what a listing is made of is none: `["$","a",…` and no `"className":"t-…"`.
  expect(scripts).toContain('["$","a",null,{"href":"/chapters/acting-and-control"')
  expect(scripts).not.toContain('className":"t-')
})

/** Notes what a page is sent, by request. */
async function watch(page: Page): Promise<Map<string, Sent>> {
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
  return sent
}

test('on the way to the next chapter the page that is left is not drawn once more', async ({ page }) => {
  await page.goto(chapter)
  await expectAwake(page)
  const scheme = page.locator('meta[name="color-scheme"]')
  await scheme.evaluate((meta: HTMLMetaElement) => {
    meta.dataset.mark = 'the same'
  })
  const top = page.evaluate(
    (before) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const now = document.querySelector('h1')?.textContent
          if (now && now !== before) requestAnimationFrame(() => resolve(window.scrollY))
          else requestAnimationFrame(look)
        }
        look()
      }),
    await page.getByRole('heading', { level: 1 }).textContent(),
  )
  await page.locator('a[rel=next]').click()
  // It begins at its top, and is not scrolled there from the foot of the other.
  expect(await top).toBe(0)
  // Another one in its place would make the browser work out all colours anew.
  await expect(scheme).toHaveAttribute('data-mark', 'the same')
})
