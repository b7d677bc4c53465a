import { expect, test } from '@playwright/test'
import { faultsOf } from '@/tests/support/axe'
import { expectAwake } from '@/tests/support/browser'
import { page as compiledPage } from '@/tests/support/compiled'
import { expectRoom } from '@/tests/support/geometry'
import { special } from '@/tests/support/special'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the glossary and a chapter in another language have no fault in the ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    for (const path of ['/glossary', '/de/chapters/sensing']) {
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto(path)
      await expectAwake(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390)
      expect(await faultsOf(page, { isColour: colorScheme === 'dark' }), path).toEqual([])
    }
    expect(faults).toEqual([])
  })
}

test('the glossary leads to where a concept is taught', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Glossary' }).click()
  await page.locator('#aliasing').getByRole('link').first().click()
  await expect(page).toHaveURL('/chapters/sensing#sampling-and-aliasing')
})

test('a chapter in another language is a page in that language, and leads to the whole one and back', async ({
  page,
}) => {
  await page.goto('/de/chapters/sensing', { waitUntil: 'networkidle' })
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Anmelden' })).toBeVisible()
  await expect(page.getByRole('contentinfo').getByRole('link', { name: 'Glossar' })).toBeVisible()
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/de\/chapters\/sensing$/)
  await expect(page.getByRole('navigation', { name: 'Wo diese Seite steht' })).toContainText('Kapitel 2')
  const sections = page.getByRole('list', { name: 'Auf dieser Seite' })
  await expect(sections.getByRole('link').first()).toHaveText('Was ein Sensor tut')
  await sections.getByRole('link').last().click()
  await expect(sections.locator('[aria-current]')).toHaveText('Probe')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Tasten' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('banner').getByRole('link', { name: 'Suche' }).click()
  await expect(page.getByRole('dialog', { name: 'Suche' }).getByRole('status')).toContainText('Ein Wort')
  await page.keyboard.press('Escape')
  await page.getByRole('main').locator('a[hreflang=en]').click()
  await expect(page).toHaveURL('/chapters/sensing')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('main').locator('a[hreflang=de]').click()
  await expect(page).toHaveURL('/de/chapters/sensing')
  expect((await page.goto('/fr/chapters/sensing'))?.status()).toBe(404)
})

test('a chapter that is written from right to left is mirrored, but for its code', async ({ page }) => {
  const { html } = await compiledPage('text', special['a script from right to left'])
  await page.goto('/chapters/sensing', { waitUntil: 'networkidle' })
  await page.evaluate((text) => {
    Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' })
    const article = document.querySelector('main article')
    if (article) article.innerHTML = text
  }, html)
  const contents = page.getByRole('navigation', { name: 'Contents' })
  await page.setViewportSize({ width: 1440, height: 900 })
  const [aside, text] = [await contents.boundingBox(), await page.getByRole('article').boundingBox()]
  expect(aside?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0))
  await expect(page.locator('article p').first()).toHaveCSS('direction', 'rtl')
  for (const each of ['article p code', 'article pre', 'article math'])
    await expect(page.locator(each).first(), each).toHaveCSS('direction', 'ltr')
  await expectRoom(page, 'from right to left')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Contents' }).click()
  await expect.poll(async () => contents.evaluate((drawer) => drawer.getBoundingClientRect().right)).toBe(390)
})

test('who chooses a tab sees it in the next chapter as well', async ({ page }) => {
  await page.goto('/chapters/sensing')
  await expectAwake(page)
  await page.getByRole('radio', { name: 'Simulator' }).check()
  await page.goto('/chapters/embodied-intelligence')
  await expect(page.getByRole('radio', { name: 'Simulator' })).toBeChecked()
  await expect(page.getByRole('radio', { name: 'Paper' })).not.toBeChecked()
})

test('a formula is copied as TeX', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/chapters/sensing', { waitUntil: 'networkidle' })
  const formula = page.locator('.formula').first()
  await formula.hover()
  await formula.getByRole('button').click()
  await expect(formula.getByText('Copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('q = \\frac{V_{\\text{ref}}}{2^n}')
})

test('the page of every piece is in no build', async ({ request }) => {
  expect((await request.get('/style')).status()).toBe(404)
})
