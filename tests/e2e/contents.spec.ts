import { expect, test } from '@playwright/test'
import { chapter } from '@/tests/support/dialog'

test('c leads to the contents: beside the page, which stays as it is, or into the drawer', async ({ page }) => {
  await page.goto(chapter)
  const contents = page.getByRole('navigation', { name: 'Contents' })
  const before = await page.locator('main').boundingBox()
  await expect(async () => {
    await page.keyboard.press('c')
    await expect(contents.locator('[aria-current=page]')).toBeFocused({ timeout: 1000 })
  }).toPass()
  expect(await page.locator('main').boundingBox()).toEqual(before)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(contents).toBeHidden()
  await page.keyboard.press('c')
  await expect(contents.getByRole('button', { name: 'Close' })).toBeFocused()
})

test('the keys do what they say from a choice as well: dark, light, and as the device has it', async ({ page }) => {
  await page.goto(chapter, { waitUntil: 'networkidle' })
  await page.locator('main article input[type=radio]').first().focus()
  for (const theme of ['dark', 'light', null]) {
    await page.keyboard.press('t')
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe(theme)
  }
})
