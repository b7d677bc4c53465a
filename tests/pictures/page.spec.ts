import { expect, test } from '@playwright/test'
import { signUp } from '@/tests/support/browser'
import { chapter, openDialog } from '@/tests/support/dialog'
import { picture } from '@/tests/support/picture'

const visited = {
  cover: '/',
  chapter,
  german: '/de/chapters/sensing',
  glossary: '/glossary',
  results: '/search?q=sensor',
  'no-results': '/search?q=xyzzy',
  missing: '/chapters/sensng',
  offline: '/offline',
  privacy: '/privacy',
  'sign-in': '/sign-in',
  'sign-up': '/sign-up',
  forgot: '/forgot',
  reset: '/reset',
  verify: '/verify?letter=sent',
  deleted: '/deleted',
}

for (const [name, path] of Object.entries(visited))
  test(`page ${name}`, async ({ page }) => {
    await page.goto(path, { waitUntil: 'networkidle' })
    await picture(page, `page-${name}`)
  })

test('the account', async ({ page }) => {
  await signUp(page)
  await page.goto('/account', { waitUntil: 'networkidle' })
  await picture(page, 'page-account')
  await page.goto('/account?delete=asked', { waitUntil: 'networkidle' })
  await picture(page, 'page-account-deletion')
})

test('search, help and the drawer', async ({ page }) => {
  await page.goto(chapter, { waitUntil: 'networkidle' })
  await page.keyboard.press('/')
  await page.getByRole('combobox').fill('sensor')
  await expect(page.getByRole('option').first()).toBeVisible()
  await picture(page, 'search')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await picture(page, 'help')
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.keyboard.press('c')
  await picture(page, 'drawer')
})

test('forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  for (const [name, path] of [
    ['chapter', chapter],
    ['sign-in', '/sign-in'],
    ['cover', '/'],
  ] as const) {
    await page.goto(path, { waitUntil: 'networkidle' })
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.screenshot({ path: `test-results/pictures/forced-${name}.png` })
  }
  await page.goto(chapter)
  await openDialog(page)
  await page.screenshot({ path: 'test-results/pictures/forced-dialog.png' })
})
