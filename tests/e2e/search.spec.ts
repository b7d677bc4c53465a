import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectAwake } from '@/tests/support/browser'
import { chapter } from '@/tests/support/dialog'

/** Opens the dialog by a key, once the page has woken up. */
async function openSearch(page: Page, key = '/') {
  const dialog = page.getByRole('dialog', { name: 'Search' })
  await expect(async () => {
    await page.keyboard.press(key)
    await expect(dialog).toBeVisible({ timeout: 1000 })
  }).toPass()
  return { dialog, field: dialog.getByRole('combobox') }
}

test('a reader finds a section and goes there by keys alone', async ({ page }) => {
  await page.goto('/')
  const { dialog, field } = await openSearch(page)
  await expect(field).toBeFocused()
  await page.keyboard.type('calibrt')
  const first = dialog.getByRole('option').first()
  await expect(first).toHaveAttribute('aria-selected', 'true')
  await expect(first.locator('mark').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(first).toHaveAttribute('aria-selected', 'false')
  await page.keyboard.press('ArrowUp')
  await expect(field).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id')) ?? '')
  const address = (await first.getAttribute('href')) ?? ''
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(address)
  await expect(dialog).toHaveCount(0)
  await expect(page.locator(`[id="${address.split('#')[1]}"]`)).toBeInViewport()
})

test('the same result leads there once more, and the search stays with its page', async ({ page }) => {
  await page.goto('/chapters/sensing#calibration')
  await page.evaluate(() => window.scrollTo(0, 0))
  const { dialog } = await openSearch(page)
  await page.keyboard.type('calibration')
  await expect(dialog.getByRole('option').first()).toHaveAttribute('href', '/chapters/sensing#calibration')
  await page.keyboard.press('Enter')
  await expect(page.locator('[id="calibration"]')).toBeInViewport()
  await page.keyboard.press('Shift+J')
  await expect(page).not.toHaveURL(/sensing/)
  await openSearch(page)
  await page.goBack()
  await expect(page).toHaveURL(/sensing/)
  await expect(dialog).toHaveCount(0)
})

test('what is typed while the search is on its way is in it', async ({ page }) => {
  let letGo = () => {}
  let gate = Promise.resolve()
  // From the beginning: what is asked for right after a route was set may pass it by.
  await page.route('**/_next/static/chunks/*', (route) => gate.then(() => route.continue()))
  await page.goto(chapter, { waitUntil: 'networkidle' })
  await expectAwake(page)
  gate = new Promise((resolve) => {
    letGo = resolve
  })
  const asked = page.waitForRequest('**/_next/static/chunks/*')
  await page.keyboard.press('/')
  await asked
  await page.keyboard.type('kalman')
  letGo()
  await expect(page.getByRole('combobox')).toHaveValue('kalman')
  await page.keyboard.type(' filter')
  await expect(page.getByRole('combobox')).toHaveValue('kalman filter')
})

test('the index comes with the first search, and then no network is needed', async ({ page, context }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(chapter, { waitUntil: 'networkidle' })
  expect(asked.filter((path) => path.includes('search'))).toEqual([])
  const { dialog, field } = await openSearch(page, 'Control+k')
  await field.fill('motor')
  await expect(dialog.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await context.setOffline(true)
  await openSearch(page)
  await field.fill('aliasing')
  await expect(dialog.getByRole('option').first()).toContainText('aliasing')
  expect(asked.filter((path) => path === '/search.json')).toHaveLength(1)
})

test('what could not be loaded can be tried again', async ({ page }) => {
  await page.route('**/search.json', (route) => route.abort())
  await page.goto(chapter)
  const { dialog, field } = await openSearch(page)
  await expect(dialog.getByRole('alert')).toBeVisible()
  await page.unroute('**/search.json')
  await field.fill('noise')
  await dialog.getByRole('button', { name: 'try again' }).click()
  await expect(dialog.getByRole('option').first()).toBeVisible()
})

test('the link opens it too, a second press beside it closes it, and the focus returns', async ({ page }) => {
  await page.goto(chapter, { waitUntil: 'networkidle' })
  const link = page.getByRole('banner').getByRole('link', { name: 'Search' })
  await link.click()
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible()
  await page.mouse.click(5, 500)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(link).toBeFocused()
})

test('nothing in the dialog or on its page stands in the way', async ({ page }) => {
  await page.goto('/search?q=sensor')
  // There are more than a page of results holds.
  await expect(page.getByText('The 40 sections that fit best')).toBeVisible()
  await expectAccessible(page)
  await page.goto(chapter)
  const { dialog, field } = await openSearch(page)
  await field.fill('sensor')
  await expect(dialog.getByRole('option').first()).toBeVisible()
  await expectAccessible(page)
  await field.fill('xyzzyq')
  await expect(dialog.getByRole('status')).toContainText('xyzzyq')
  await expectAccessible(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the search is a page', async ({ page }) => {
    await page.goto(chapter)
    await page.getByRole('banner').getByRole('link', { name: 'Search' }).click()
    await page.getByRole('searchbox').fill('aliasing')
    await page.getByRole('button', { name: 'Search' }).click()
    await expect(page).toHaveURL('/search?q=aliasing')
    const found = page.getByRole('main').getByRole('listitem').first()
    await expect(found.locator('mark').first()).toBeVisible()
    const address = (await found.getByRole('link').getAttribute('href')) ?? ''
    await found.getByRole('link').click()
    await expect(page).toHaveURL(address)
  })
})
