import { test } from '@playwright/test'
import { chapter, openDialog } from '@/tests/support/dialog'
import { largeText } from '@/tests/support/large'
import { picture } from '@/tests/support/picture'

// A formula in a line is as wide as it is: twice as large it needs more than a phone has.
const wide = [820, 1440]

test.use(largeText)

test('with text twice as large', async ({ page }) => {
  for (const [name, path] of [
    ['chapter', chapter],
    ['sign-up', '/sign-up'],
    ['cover', '/'],
  ] as const) {
    await page.goto(path, { waitUntil: 'networkidle' })
    await picture(page, `large-${name}`, name === 'chapter' ? wide : undefined)
  }
  await page.goto(chapter)
  await openDialog(page)
  await picture(page, 'large-dialog', wide)
})
