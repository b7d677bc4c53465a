import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectAwake } from '@/tests/support/browser'
import { chapter } from '@/tests/support/dialog'

const german = '/de/chapters/sensing'

test('a page tells programs what it is', async ({ page, request }) => {
  await page.goto(chapter)
  const canonical = page.locator('link[rel=canonical]')
  expect(await canonical.evaluate((link) => (link instanceof HTMLLinkElement ? new URL(link.href).pathname : ''))).toBe(
    chapter,
  )
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '')
  expect(data['@graph']).toMatchObject([
    { '@type': 'Chapter', name: 'Sensing', isPartOf: { '@type': 'Book' } },
    {
      '@type': 'BreadcrumbList',
      itemListElement: [{ position: 1 }, { position: 2 }, { position: 3, name: 'Sensing' }],
    },
  ])
  const picture = (await page.locator('meta[property="og:image"]').getAttribute('content')) ?? ''
  expect((await request.get(new URL(picture).pathname)).headers()['content-type']).toBe('image/png')
  const manifest = await (await request.get('/manifest.webmanifest')).json()
  expect(manifest).toMatchObject({ start_url: '/', display: 'standalone' })
  const feed = await (await request.get('/feed.xml')).text()
  const entries = await page.evaluate((text) => {
    const xml = new DOMParser().parseFromString(text, 'application/xml')
    return xml.querySelector('parsererror') ? -1 : xml.querySelectorAll('entry > updated').length
  }, feed)
  const whole = await (await request.get('/llms-full.txt')).text()
  const llms = await (await request.get('/llms.txt')).text()
  expect(entries).toBe([...llms.matchAll(/\.md\)/g)].length)
  expect(whole).toContain('\n# Sensing\n')
  expect(llms).toContain('/llms-full.txt')
})

for (const { path, copy, copied, read, begin } of [
  { path: chapter, copy: 'Copy as Markdown', copied: 'Copied', read: 'Read as Markdown', begin: '# Sensing\n' },
  { path: german, copy: 'Als Markdown kopieren', copied: 'Kopiert', read: 'Als Markdown lesen', begin: '# Messen\n' },
])
  test(`${path} is copied as Markdown`, async ({ page, context, request }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(path, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: copy }).click()
    await expect(page.getByRole('button', { name: copied })).toBeVisible()
    const source = await (await request.get(`${path}.md`)).text()
    expect(source.slice(0, begin.length)).toBe(begin)
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(source)
    await expect(page.getByRole('link', { name: read })).toHaveAttribute('href', `${path}.md`)
  })

test('a page that is not there offers what was meant', async ({ page }) => {
  await page.goto('/chapters/sensng')
  await expect(page.getByText('Did you mean').getByRole('link')).toHaveAttribute('href', chapter)
  await page.getByRole('searchbox').fill('noise')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/search?q=noise')
})

test('where the page of a chapter breaks, its text stays', async ({ page }) => {
  await page.addInitScript(() => {
    const { matchMedia } = window
    window.matchMedia = () => {
      throw new Error('broken for the test')
    }
    addEventListener('mended', () => {
      window.matchMedia = matchMedia
    })
  })
  await page.goto(chapter)
  await expect(page.getByRole('heading', { name: 'This page could not be shown' })).toBeVisible()
  await expect(page.getByRole('article')).toContainText('Turning volts into counts')
  expect((await page.getByRole('article').textContent())?.split(/\s+/).length).toBeGreaterThan(500)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await expectAccessible(page)
  await page.evaluate(() => dispatchEvent(new Event('mended')))
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sensing')
})

test('nothing on these pages stands in the way', async ({ page }) => {
  for (const path of ['/offline', '/nowhere', '/privacy']) {
    await page.goto(path)
    await expectAccessible(page)
  }
})

test('on paper stands the text alone, dark on white, with all that was folded', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.goto(chapter)
  for (const gone of ['banner', 'contentinfo'] as const) await expect(page.getByRole(gone).first()).toBeHidden()
  // Of the ways on, what the chapter stands in alone.
  await expect(page.getByRole('navigation')).toHaveText(/Physical AI.*Chapter 2/)
  await expect(page.locator('article .code').first()).toHaveCSS('break-inside', 'auto')
  await expect(page.locator('body')).toHaveCSS('color', 'rgb(0, 0, 0)')
  await expect(page.locator('details.answer > p:not(.quiz-none)').first()).toBeVisible()
  expect((await page.pdf({ format: 'A4', printBackground: true })).length).toBeGreaterThan(10_000)
})

test.describe('offline', () => {
  test.use({ serviceWorkers: 'allow' })

  test('a chapter that was visited can be read, any other leads to those that can', async ({ page, context }) => {
    for (const path of [chapter, german]) {
      await page.goto(path)
      await expect.poll(() => keptPages(page), { timeout: 30_000 }).toEqual(expect.arrayContaining([path, '/offline']))
    }
    await context.setOffline(true)
    await page.goto('/chapters/embodied-intelligence')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The site cannot be reached')
    await page.getByRole('main').getByRole('listitem').getByRole('link', { name: 'Sensing' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sensing')
    await expect(page.getByRole('article')).toContainText('Turning volts into counts')
    // It wakes up as well.
    await expectAwake(page)
    await page.goto('/chapters/embodied-intelligence')
    await page.getByRole('main').getByRole('link', { name: 'Messen' }).click()
    await expect(page.getByRole('article')).toContainText('Was ein Sensor tut')
  })

  test('the first chapter of a visit is kept with its italic, which its styles alone name', async ({ page }) => {
    await page.goto('/chapters/acting-and-control')
    const italics = async () => (await keptFaces(page)).filter((face) => face.includes('italic')).length
    await expect.poll(italics, { timeout: 30_000 }).toBe(1)
  })
})

function keptFaces(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const keys = await (await caches.open('lectern-assets-1')).keys()
    return keys.map(({ url }) => url).filter((url) => url.endsWith('.woff2'))
  })
}

function keptPages(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const keys = await (await caches.open('lectern-pages-1')).keys()
    return keys.map(({ url }) => new URL(url).pathname)
  })
}
