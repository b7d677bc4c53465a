import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { signUp } from '@/tests/support/browser'

test('a reader downloads everything that is kept of them', async ({ page }) => {
  const email = await signUp(page, 'expert; python, ros', 'none')
  await page.goto('/account')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download everything' }).click()
  const download = await saved
  expect(download.suggestedFilename()).toBe('lectern.json')
  const data = await readFile(await download.path(), 'utf8')
  expect(() => JSON.parse(data)).not.toThrow()
  for (const known of [email, 'Ada Reader', 'expert; python, ros']) expect(data).toContain(known)
  await expect(page.getByRole('status').filter({ hasText: 'lectern.json' })).toBeVisible()
})

test('who cannot be reached is said so, and nothing else is lost', async ({ page }) => {
  await signUp(page)
  await page.route('**/api/account/export', (route) => route.abort())
  await page.goto('/account')
  await page.getByRole('button', { name: 'Download everything' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /Try again/ })).toBeVisible()
  await page.unroute('**/api/account/export')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download everything' }).click()
  await saved
})
