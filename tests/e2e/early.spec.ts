import { expect, type Page, test } from '@playwright/test'
import { chapter } from '@/tests/support/dialog'
import { hold } from '@/tests/support/hold'

// What is pressed while the scripts of a page are still on their way.

test.describe('before a page is awake', () => {
  test('keys are kept, and a button that is pressed again and again is pressed once', async ({ page }) => {
    const release = await openAsleep(page, chapter)
    const theme = page.getByRole('button', { name: /theme/i })
    await theme.click()
    await theme.click()
    // As an extension may: from where no element is.
    await page.evaluate(() => {
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true }))
      document.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    })
    for (const key of '/sensor') await page.keyboard.press(key)
    release()
    await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('sensor')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })

  test('the button of the reading opens it', async ({ page }) => {
    const release = await openAsleep(page, chapter)
    await page.locator('main [aria-haspopup=dialog]').first().click()
    release()
    await expect(page.getByRole('dialog')).toBeVisible()
  })

  test('what a browser does by itself is done once', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    const release = await openAsleep(page, chapter)
    await page.getByRole('button', { name: 'Contents' }).click()
    const contents = page.getByRole('navigation', { name: 'Contents' })
    const part = contents.locator('details:not([open])').first()
    const chosen = await part.elementHandle()
    await part.locator('summary').click()
    await page.keyboard.press('t')
    release()
    // Kept as the last, it comes last.
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    expect(await chosen?.evaluate((details) => details.hasAttribute('open'))).toBe(true)
    // One that closes can be seen for a moment more.
    expect(await page.locator('#contents').evaluate((element) => element.matches(':popover-open'))).toBe(true)
  })

  test('so it is on a page that is drawn for a request', async ({ page }) => {
    const release = await openAsleep(page, '/search')
    await page.getByRole('button', { name: /theme/i }).click()
    release()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
})

/** Opens a page whose scripts come when it is said. */
async function openAsleep(page: Page, path: string): Promise<() => void> {
  const release = await hold(page, '**/_next/static/**/*.js')
  await page.goto(path, { waitUntil: 'commit' })
  await page.getByRole('contentinfo').waitFor()
  return release
}
