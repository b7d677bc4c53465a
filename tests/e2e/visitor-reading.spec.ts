import { expect, test } from '@playwright/test'
import { expectAccessible } from '@/tests/support/browser'
import { chapter, openDialog } from '@/tests/support/dialog'

test('a visitor without an account reads as somebody else', async ({ page }) => {
  await page.goto(chapter)
  const dialog = await openDialog(page)
  await dialog.getByLabel('read as').selectOption({ label: 'someone new to all of it' })
  const about = dialog.getByRole('region', { name: 'This reading' })
  await expect(about).toContainText('Software: none')
  await expect(about).toContainText('Personalized')
  // Asked for by hand, it is shown at once, also where the reader looks.
  await expect(dialog.locator('article')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'New words here' })).toHaveCount(0)
  await expect(dialog.locator('article').getByText('Why?').first()).toBeAttached()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Read in the page' }).click()
  const bar = page.getByRole('complementary', { name: 'This reading' })
  await expect(bar).toContainText('As told to someone new to all of it')
  await bar.getByRole('button', { name: 'About' }).click()
  await page.keyboard.press('Escape')
  await expect(bar.getByRole('button', { name: 'About' })).toBeFocused()
  await bar.getByRole('button', { name: 'About' }).click()
  await dialog.getByLabel('Read as').selectOption('')
  await expect(dialog.getByRole('link', { name: 'Sign in' })).toBeVisible()
})
