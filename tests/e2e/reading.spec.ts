import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { faultsOf } from '@/tests/support/axe'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a reader goes from the cover through every chapter', async ({ page }) => {
    test.slow()
    await page.goto('/')
    const chapters = await chaptersOf(page)
    expect(chapters.length).toBeGreaterThan(0)
    await page.getByRole('main').locator('a[href^="/chapters/"]').first().click()
    for (const [index, path] of chapters.entries()) {
      await expect(page).toHaveURL(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect((await page.getByRole('article').textContent())?.split(/\s+/).length).toBeGreaterThan(500)
      const next = page.locator('a[rel=next]')
      if (index < chapters.length - 1) await next.click()
      else await expect(next).toHaveCount(0)
    }
  })

  test('every link of every page leads somewhere', async ({ page, request }) => {
    test.slow()
    await page.goto('/')
    const seen = new Set<string>()
    const texts = new Map<string, string>()
    for (const path of ['/', ...(await chaptersOf(page))]) {
      await page.goto(path)
      const links = page.locator('a[href]:not([href^="http"], [href^="mailto:"])')
      const addresses = await links.evaluateAll((all) =>
        all.map((link) => (link instanceof HTMLAnchorElement ? link.href : '')),
      )
      for (const address of addresses.filter((each) => !seen.has(each))) {
        seen.add(address)
        await expectTarget(request, address, texts)
      }
    }
  })

  test('the contents of a chapter open on a phone, and stand open beside the text', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/')
    await page.goto((await chaptersOf(page))[0] ?? '/')
    const contents = page.getByRole('navigation', { name: 'Contents' })
    await expect(contents).toBeHidden()
    await page.getByRole('button', { name: 'Contents' }).click()
    await expect(contents.locator('[aria-current=page]')).toBeVisible()
    await page.reload()
    await page.setViewportSize({ width: 1440, height: 900 })
    await expect(contents.locator('[aria-current=page]')).toBeVisible()
  })

  test('an answer to an exercise unfolds', async ({ page }) => {
    await page.goto('/')
    await page.goto((await chaptersOf(page))[0] ?? '/')
    const answer = page
      .locator('details')
      .filter({ has: page.getByText('Answer', { exact: true }) })
      .first()
    await answer.getByText('Answer', { exact: true }).click()
    await expect(answer.locator('p').first()).toBeVisible()
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('no page has a fault that axe can find, or sends one to the console', async ({ page }) => {
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.location().url.endsWith('/nowhere')) faults.push(message.text())
      })
      test.slow()
      await page.goto('/')
      // Each chapter in one of the two, and the first, which has every kind of block, in both.
      const chapters = (await chaptersOf(page)).filter(
        (_, at) => at === 0 || at % 2 === (colorScheme === 'light' ? 0 : 1),
      )
      for (const path of ['/', ...chapters, '/nowhere']) {
        await page.goto(path)
        expect(await faultsOf(page), path).toEqual([])
      }
      expect(faults).toEqual([])
    })
  })
}

test('nothing is wider than a phone', async ({ page }) => {
  test.slow()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/')
  for (const path of ['/', ...(await chaptersOf(page)), '/nowhere']) {
    await page.goto(path)
    const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
    expect(wide, path).toBeLessThanOrEqual(screen ?? 0)
  }
})

test('the keyboard reaches the text first, and whatever scrolls', async ({ page }) => {
  await page.goto('/')
  await page.goto((await chaptersOf(page))[0] ?? '/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#main$/)
  const unreachable = await page
    .locator('main *')
    .evaluateAll(
      (all) =>
        all.filter(
          (each) =>
            each.scrollWidth > each.clientWidth &&
            getComputedStyle(each).overflowX === 'auto' &&
            each.getAttribute('tabindex') !== '0',
        ).length,
    )
  expect(unreachable).toBe(0)
})

test('code is copied as it stands', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/')
  await page.goto((await chaptersOf(page))[0] ?? '/')
  const figure = page
    .locator('figure')
    .filter({ has: page.getByRole('button', { name: /^Cop(y|ied)/ }) })
    .first()
  // The button answers once the page has woken up.
  await expect(async () => {
    await figure.getByRole('button', { name: /^Cop(y|ied)/ }).click()
    await expect(figure.getByText('Copied')).toBeVisible({ timeout: 500 })
  }).toPass()
  const code = await figure.locator('code').textContent()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code)
})

test('an address that is not there answers 404 and leads back', async ({ page }) => {
  for (const path of ['/nowhere', '/chapters/nowhere', '/chapters/nowhere.md']) {
    expect((await page.goto(path))?.status(), path).toBe(404)
  }
  await page.goto('/nowhere')
  await page.getByRole('main').getByRole('link', { name: 'Go to the contents' }).click()
  await expect(page).toHaveURL('/')
})

test('the book can be read by programs', async ({ page, request }) => {
  await page.goto('/')
  const chapters = await chaptersOf(page)
  const llms = await (await request.get('/llms.txt')).text()
  const sitemap = await (await request.get('/sitemap.xml')).text()
  for (const path of chapters) {
    const answer = await request.get(`${path}.md`)
    expect(answer.headers()['content-type']).toBe('text/markdown; charset=utf-8')
    expect(await answer.text()).toMatch(/^# .+\n/)
    expect(llms).toContain(`${path}.md`)
    expect(sitemap).toContain(`${path}</loc>`)
  }
  expect(sitemap).toMatch(/<loc>[^<]*\/de\/chapters\/sensing<\/loc>/)
  expect(sitemap.match(/hreflang="de" href="[^"]*\/de\/chapters\/sensing"/g)).toHaveLength(2)
  expect(await (await request.get('/robots.txt')).text()).toContain('/sitemap.xml')
})

/** The addresses of the chapters, as the cover lists them. */
async function chaptersOf(page: Page): Promise<string[]> {
  const links = page.getByRole('main').getByRole('listitem').locator('a[href^="/chapters/"]')
  return links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
}

/** Whether an address answers, and holds the place after its `#`. Each page is asked for once, and kept in `texts`. */
async function expectTarget(request: APIRequestContext, address: string, texts: Map<string, string>): Promise<void> {
  const { pathname, search, hash } = new URL(address)
  const path = pathname + search
  if (!texts.has(path)) {
    const answer = await request.get(path)
    expect(answer.status(), address).toBe(200)
    texts.set(path, await answer.text())
  }
  if (hash) expect(texts.get(path), address).toContain(`id="${decodeURIComponent(hash.slice(1))}"`)
}
