import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, fillSignIn, password, signUp } from '@/tests/support/browser'
import { turnOn } from '@/tests/support/factor'
import { totp } from '@/tests/support/totp'

const section = (page: Page) => page.getByRole('region', { name: 'Two-step sign-in' })

/** A reader with a second step, at the form that asks for it. */
async function challenged(page: Page, next = '/chapters/sensing') {
  const email = await signUp(page)
  const factor = await turnOn(page)
  await page.context().clearCookies()
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
  await fillSignIn(page, email)
  await expect(page).toHaveURL(/\/two-factor\?next=/)
  return { email, ...factor }
}

test('a reader turns the second step on, and from then on a code is asked for', async ({ page }) => {
  const { secret, used } = await challenged(page, '/chapters/sensing?personalize')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
  await page.getByLabel('Code', { exact: true }).fill('12')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused()
  await expect(page.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(/six digits/)
  // What switched it on does not sign in.
  await page.getByLabel('Code', { exact: true }).fill(used)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(/tried/)
  await page.getByLabel('Code', { exact: true }).fill(totp(secret, 1).replace(/^(...)/, '$1 '))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/chapters/sensing')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Ada Reader' })).toBeAttached()
})

test('a backup code lets in once', async ({ page }) => {
  const { email, codes } = await challenged(page)
  const [code = ''] = codes
  const spend = async () => {
    await page.getByText('Use a backup code instead').click()
    await page.getByLabel('Backup code').fill(code)
    await page.getByRole('button', { name: 'Sign in with it' }).click()
  }
  await spend()
  await expect(page).toHaveURL('/chapters/sensing')
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await fillSignIn(page, email)
  await spend()
  await expect(page.getByLabel('Backup code')).toHaveAccessibleDescription(/none of your backup codes, or it was used/)
  await expect(page).toHaveURL('/two-factor')
})

test('a device that is trusted is asked for no code, and another is', async ({ page, browser }) => {
  const { email, secret } = await challenged(page)
  await page.getByLabel('Code', { exact: true }).fill(totp(secret, 1))
  await page
    .getByRole('checkbox', { name: /30 days/ })
    .first()
    .check()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/chapters/sensing')
  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL('/')
  await page.goto('/sign-in?next=/chapters/sensing')
  await fillSignIn(page, email)
  await expect(page).toHaveURL('/chapters/sensing')
  const other = await (await browser.newContext()).newPage()
  await other.goto('/sign-in')
  await fillSignIn(other, email)
  await expect(other).toHaveURL('/two-factor')
})

test('the key stands in a picture and in text, and backup codes are copied, saved, shown once and replaced', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signUp(page)
  await page.goto('/account')
  await section(page).getByLabel('Your password', { exact: true }).fill('not the right one at all')
  await section(page).getByRole('button', { name: 'Turn on' }).click()
  await expect(section(page).getByLabel('Your password', { exact: true })).toHaveAccessibleDescription(
    /not the password/,
  )
  await section(page).getByLabel('Your password', { exact: true }).fill(password)
  await section(page).getByRole('button', { name: 'Turn on' }).click()
  await expect(section(page).getByRole('img', { name: /QR/ })).toBeVisible()
  const key = (await section(page).locator('code').textContent()) ?? ''
  const address = await section(page)
    .getByRole('link', { name: /app on this device/ })
    .getAttribute('href')
  expect(new URL(address ?? '').searchParams.get('secret')).toBe(key.replaceAll(' ', ''))
  await expectAccessible(page)
  await section(page).getByLabel('The code it shows now').fill('000 000')
  await section(page).getByRole('button', { name: 'Confirm' }).click()
  await expect(section(page).getByLabel('The code it shows now')).toHaveAccessibleDescription(/not the code/)
  await section(page).getByLabel('The code it shows now').fill(totp(key))
  await section(page).getByRole('button', { name: 'Confirm' }).click()
  await expect(section(page).getByRole('listitem')).toHaveCount(10)
  await expectAccessible(page)
  const codes = await section(page).getByRole('listitem').allTextContents()
  await section(page).getByRole('button', { name: 'Copy' }).click()
  await expect(section(page).getByText('Copied.')).toBeVisible()
  const text = `${codes.join('\n')}\n`
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text)
  const saved = page.waitForEvent('download')
  await section(page).getByRole('link', { name: 'Download' }).click()
  expect(await readFile(await (await saved).path(), 'utf8')).toBe(text)
  await section(page).getByRole('button', { name: 'I have kept them' }).click()
  await expect(section(page).getByRole('listitem')).toHaveCount(0)
  await section(page).getByLabel('Your password', { exact: true }).fill(password)
  await section(page).getByRole('button', { name: 'New backup codes' }).click()
  await expect(section(page).getByRole('listitem')).toHaveCount(10)
  expect(await section(page).getByRole('listitem').allTextContents()).not.toContain(codes[0])
  await page.reload()
  await section(page).getByLabel('Your password', { exact: true }).fill(password)
  await section(page).getByRole('button', { name: 'Turn off' }).click()
  await expect(section(page).getByRole('button', { name: 'Turn on' })).toBeVisible()
})

test('who gave no password is asked for it first', async ({ page }) => {
  await page.goto('/two-factor?next=/chapters/sensing')
  await expect(page).toHaveURL('/sign-in?next=%2Fchapters%2Fsensing')
})

test('the second step stands in nobody’s way', async ({ page }) => {
  await challenged(page)
  await page.getByText('Use a backup code instead').click()
  await expectAccessible(page)
})
