import { expect, test } from '@playwright/test'
import { chapter, openDialog, prepared } from '@/tests/support/dialog'
import { expectRoom } from '@/tests/support/geometry'
import { largeText } from '@/tests/support/large'

test.use(largeText)

test('cover, chapter and search have room for text twice as large', async ({ page }) => {
  for (const path of ['/', chapter, '/search?q=sensor']) {
    await page.goto(path)
    await expect(page.locator('html')).toHaveCSS('font-size', '32px')
    await expectRoom(page, path)
  }
})

test('so has the dialog, failed', async ({ page }) => {
  const script = await prepared(page)
  const dialog = await openDialog(page)
  await expect.poll(() => script.asked.length).toBe(1)
  script.send(script.plan)
  script.cut()
  await expect(dialog.getByRole('alert')).not.toBeEmpty()
  await expectRoom(page, 'the dialog')
})
