import { expect, type Locator, type Page, test } from '@playwright/test'
import { expectAccessible } from '@/tests/support/browser'
import { running } from '@/tests/support/dialog'

test('in the reading room the sections are gone to by key and by their list', async ({ page }) => {
  const { dialog, script } = await running(page)
  const [, first, second, third] = script.plan.data.sections
  const tops = () => Promise.all([first, second, third].map((section) => topOf(heading(dialog, section?.id))))
  await page.keyboard.press('j')
  await expect.poll(async () => near((await tops())[0])).toBe(true)
  await page.keyboard.press('j')
  await expect.poll(async () => near((await tops())[1])).toBe(true)
  await page.keyboard.press('k')
  await expect.poll(async () => near((await tops())[0])).toBe(true)

  await page.keyboard.press('c')
  const list = dialog.getByRole('navigation', { name: 'Sections' })
  await expect(list.getByRole('link')).toHaveText(await outline(page))
  await expect(list.locator('[aria-current]')).toHaveAttribute('href', `#${first?.id}`)
  await expectAccessible(page)
  await list.locator(`[href="#${third?.id}"]`).click()
  await expect(list).toBeHidden()
  await expect.poll(async () => near((await tops())[2])).toBe(true)
  expect(new URL(page.url()).hash).toBe('')

  // Escape closes the list alone; and a letter in a choice chooses.
  await page.keyboard.press('c')
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(dialog).toBeVisible()
  const theme = page.locator('html')
  await page.keyboard.press('t')
  await expect(theme).toHaveAttribute('data-theme', 'dark')
  await dialog.getByLabel('Read as').focus()
  await page.keyboard.press('t')
  await expect(theme).toHaveAttribute('data-theme', 'dark')
})

/** The sections as the contents of the page name them. */
function outline(page: Page): Promise<string[]> {
  return page.locator('.toc ol ol a').allTextContents()
}

function heading(dialog: Locator, id = ''): Locator {
  return dialog.locator(`h2#reading-${id}`)
}

async function topOf(element: Locator): Promise<number> {
  return (await element.boundingBox())?.y ?? 0
}

/** Whether something stands where one comes to: a little below the upper edge. */
function near(top = 0): boolean {
  return top > 40 && top < 180
}
