import { expect, test } from '@playwright/test'
import { claims, expectAccessible, fillSignIn, fillSignUp, freshEmail, password, signUp } from '@/tests/support/browser'

test('a reader signs up, sees how the answers are read, and comes back', async ({ page }) => {
  await page.goto('/sign-up?next=/chapters/sensing')
  await page.getByLabel('Name').fill('Ada Reader')
  await page.getByLabel('Email').fill(freshEmail())
  await page.getByLabel('Password', { exact: true }).fill(password)
  const software = page.getByRole('region', { name: 'Software' })
  await software.getByRole('radio', { name: 'Intermediate' }).check()
  await software.getByRole('checkbox', { name: 'Python' }).check()
  await software.getByRole('textbox', { name: 'In your own words' }).fill('Some robot operating system on the side')
  await expect(software.getByRole('status')).toContainText('intermediate; Python, ROS')
  const hardware = page.getByRole('region', { name: 'Hardware' })
  await hardware.getByRole('radio', { name: 'None' }).check()
  await expect(hardware.getByRole('status')).toContainText('none')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page).toHaveURL('/chapters/sensing')
  await expect(page.getByRole('link', { name: 'Ada Reader' })).toBeVisible()
  expect(await claims(page)).toMatchObject({
    software_background: 'intermediate; python; Some robot operating system on the side',
    hardware_background: 'none',
  })
})

test('what is wrong is said beside the answer, the first of it is gone to, and nothing written is lost', async ({
  page,
}) => {
  await page.goto('/sign-up')
  await page.getByLabel('Name').fill('Ada')
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('region', { name: 'Hardware' }).getByRole('checkbox', { name: 'Arduino' }).check()
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByLabel('Email')).toBeFocused()
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription(/example\.org/)
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/at least 12/)
  const levels = page.getByRole('group', { name: 'How much do you program?' })
  await expect(levels).toHaveAccessibleDescription(/software/)
  await expectAccessible(page)
  await page.getByLabel('Email').fill(freshEmail())
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription('')
  await expect(page.getByLabel('Name')).toHaveValue('Ada')
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('short')
  await expect(page.getByRole('checkbox', { name: 'Arduino' })).toBeChecked()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(levels.getByRole('radio').first()).toBeFocused()
})

test('a site that cannot be reached takes nothing that was written', async ({ page, context }) => {
  await page.goto('/sign-up')
  const email = freshEmail()
  await fillSignUp(page, email)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('main').getByRole('alert').filter({ hasText: /\S/ })).toContainText('connection')
  await expect(page.getByRole('main').getByRole('alert').filter({ hasText: /\S/ })).toBeFocused()
  await context.setOffline(false)
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('link', { name: 'Ada Reader' })).toBeVisible()
})

test('an address that is taken is named at the address', async ({ page, browser }) => {
  const email = await signUp(page)
  const other = await (await browser.newContext()).newPage()
  await other.goto('/sign-up')
  await fillSignUp(other, email)
  await other.getByRole('button', { name: 'Create account' }).click()
  await expect(other.getByLabel('Email')).toHaveAccessibleDescription(/account/)
})

test('a password can be looked at', async ({ page }) => {
  await page.goto('/sign-in')
  const field = page.getByLabel('Password', { exact: true })
  await field.fill(password)
  await expect(field).toHaveAttribute('type', 'password')
  await page.getByRole('button', { name: /^Show/ }).click()
  await expect(field).toHaveAttribute('type', 'text')
  await expect(field).toHaveValue(password)
})

test('a wrong password keeps the address; the right one leads back, but never out of the site', async ({ page }) => {
  const email = await signUp(page)
  await page.context().clearCookies()
  await page.goto('/sign-in?next=//evil.example/chapters')
  await fillSignIn(page, email, 'not the right one at all')
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeFocused()
  await expect(page.getByLabel('Email')).toHaveValue(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/chapters\/[a-z-]+$/)
  expect(new URL(page.url()).hostname).not.toContain('evil')
})

test('who reads is asked to sign in from where they are, and led back there', async ({ page }) => {
  const email = await signUp(page)
  await page.context().clearCookies()
  await page.goto('/chapters/sensing')
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Password', { exact: true }).press('Enter')
  await expect(page).toHaveURL('/chapters/sensing')
})
