import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectAwake, freshEmail, password, signUp } from '@/tests/support/browser'
import { linkTo } from '@/tests/support/outbox'

const widths = [390, 820, 1440]

const open = ['/sign-in', '/sign-up', '/forgot', '/reset', '/verify', '/verify?letter=sent', '/verify?letter=moving']
const ended = ['/verify?letter=opened&error=TOKEN_EXPIRED', '/verify?letter=moved&error=INVALID_TOKEN', '/deleted']

test('no page about the reader has a fault that axe can find, is wider than its window, or fails in the console', async ({
  page,
  baseURL,
}) => {
  const faults = listen(page)
  const email = await signUp(page)
  const headers = { origin: baseURL ?? '' }
  for (const path of ['request-password-reset', 'send-verification-email'])
    expect((await page.request.post(`/auth/${path}`, { headers, data: { email } })).ok()).toBe(true)
  const reset = await linkTo(email)
  for (const path of ['/account', await linkTo(email, 2), '/account?delete=asked']) await expectGood(page, path)
  await page.context().clearCookies()
  for (const path of [reset, ...open, ...ended]) await expectGood(page, path)
  expect(faults).toEqual([])
})

test('a form that was refused has no fault either', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByLabel('Email')).toBeFocused()
  await expectAccessible(page)
  await page.getByLabel('Email').fill(freshEmail())
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('main').getByRole('alert').filter({ hasText: /\S/ })).toBeFocused()
  await expectAccessible(page)
})

test('by keyboard alone a reader goes from the cover to a first chapter of their own', async ({ page }) => {
  const faults = listen(page)
  await page.goto('/')
  await tabTo(page, 'Sign up to have it explained')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Sign up' })).toBeVisible()
  await tabTo(page, 'Name')
  await page.keyboard.type('Ada Reader')
  await page.keyboard.press('Tab')
  await page.keyboard.type(freshEmail())
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await tabTo(page, /^None\. I have not wired/)
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('region', { name: 'This reading' })).toContainText('intermediate; Python')
  await expect(dialog.getByText('How this reading was made')).toBeVisible()
  expect(faults).toEqual([])
})

/** Presses Tab until what has this name has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const focused = page.locator(':focus')
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const named = [page.getByLabel(name), page.getByRole('link', { name }), page.getByRole('button', { name })]
    for (const each of named) if ((await each.and(focused).count()) > 0) return
  }
  throw new Error(`nothing named ${name} was reached`)
}

async function expectGood(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expectAwake(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide, `${path} at ${width}`).toBeLessThanOrEqual(width)
  }
  await expectAccessible(page)
}

function listen(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  return faults
}
