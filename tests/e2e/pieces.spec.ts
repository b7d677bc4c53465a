import { expect, test } from '@playwright/test'
import { faultsOf } from '@/tests/support/axe'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the glossary and a chapter in another language have no fault in the ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    for (const path of ['/glossary', '/de/chapters/sensing']) {
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto(path, { waitUntil: 'networkidle' })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390)
      expect(await faultsOf(page), path).toEqual([])
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

test('a chapter in another language says so, and leads to the whole one and back', async ({ page }) => {
  await page.goto('/de/chapters/sensing')
  await expect(page.locator('[lang=de] main h1')).toBeVisible()
  await page.getByRole('main').locator('a[hreflang=en]').click()
  await expect(page).toHaveURL('/chapters/sensing')
  await page.getByRole('main').locator('a[hreflang=de]').click()
  await expect(page).toHaveURL('/de/chapters/sensing')
  expect((await page.goto('/fr/chapters/sensing'))?.status()).toBe(404)
})

test('who chooses a tab sees it in the next chapter as well', async ({ page }) => {
  await page.goto('/chapters/sensing', { waitUntil: 'networkidle' })
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
