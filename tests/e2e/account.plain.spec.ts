import { expect, type Page, test } from '@playwright/test'
import { claims, fillSignIn, fillSignUp, freshEmail, password, signUp } from '@/tests/support/browser'
import { linkTo } from '@/tests/support/outbox'

// What must work though JavaScript is off: the forms are plain forms.

const newPassword = 'four other plain words'

const isSignedIn = async (page: Page) => (await (await page.request.get('/auth/get-session')).json()) !== null

test('a reader signs up, signs out and signs in', async ({ page }) => {
  const email = freshEmail()
  await page.goto('/sign-in?next=/chapters/sensing')
  await page.getByRole('main').getByRole('link', { name: 'sign up' }).click()
  await fillSignUp(page, email)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page).toHaveURL('/chapters/sensing')
  expect(await isSignedIn(page)).toBe(true)
  expect(await claims(page)).toMatchObject({ software_background: 'none', hardware_background: 'none' })
  // The header is the same for all where no script asks who reads; the way through it still leads to the account.
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/chapters/sensing')
  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL('/')
  expect(await isSignedIn(page)).toBe(false)
  await page.goto('/account')
  await expect(page).toHaveURL('/sign-in?next=%2Faccount')
  await fillSignIn(page, email)
  await expect(page).toHaveURL('/account')
})

test('what is wrong is said beside the answer, the first of it has the focus, and nothing written is lost', async ({
  page,
}) => {
  await page.goto('/sign-up?next=/chapters/sensing')
  await page.getByLabel('Name').fill('Ada <b>"Reader"</b>')
  await page.getByLabel('Email').fill('nobody')
  await page.getByLabel('Password', { exact: true }).fill(password)
  const software = page.getByRole('region', { name: 'Software' })
  await software.getByRole('radio', { name: 'Expert' }).check()
  await software.getByRole('checkbox', { name: 'ROS' }).check()
  await software.getByRole('textbox').fill('ten years; some C++')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByLabel('Email')).toBeFocused()
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription(/example\.org/)
  await expect(page.getByLabel('Email')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('group', { name: 'How much do you build?' })).toHaveAccessibleDescription(/hardware/)
  await expect(page.getByLabel('Name')).toHaveValue('Ada <b>"Reader"</b>')
  await expect(page.getByLabel('Email')).toHaveValue('nobody')
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  await expect(software.getByRole('radio', { name: 'Expert' })).toBeChecked()
  await expect(software.getByRole('checkbox', { name: 'ROS' })).toBeChecked()
  await expect(software.getByRole('textbox')).toHaveValue('ten years; some C++')
  expect(await page.content()).not.toContain(password)
  await page.getByLabel('Email').fill(freshEmail())
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('region', { name: 'Hardware' }).getByRole('radio', { name: 'None' }).check()
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page).toHaveURL('/chapters/sensing')
  expect(await claims(page)).toMatchObject({ software_background: 'expert; ros; ten years; some C++' })
})

test('a wrong password keeps the address, and a next outside of the site is not gone to', async ({ page }) => {
  const email = await signUp(page)
  await page.context().clearCookies()
  for (const next of ['//evil.example/', '/\\evil.example', 'https://evil.example/', '/%09/evil.example']) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    await fillSignIn(page, email, 'not the right one at all')
    await expect(page.getByRole('main').getByRole('alert').filter({ hasText: /\S/ })).not.toBeEmpty()
    await expect(page.getByLabel('Email')).toHaveValue(email)
    await fillSignIn(page, email)
    await expect(page).toHaveURL(/^http:\/\/localhost:\d+\/(?!sign-in)/)
    await page.context().clearCookies()
  }
})

test('a forgotten password is replaced by a letter', async ({ page }) => {
  const email = await signUp(page)
  await page.context().clearCookies()
  await page.goto('/sign-in?next=/chapters/sensing')
  await page.getByRole('link', { name: 'Forgot the password?' }).click()
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send the letter' }).click()
  await expect(page.getByRole('status').filter({ hasText: email })).toBeVisible()
  await page.goto(await linkTo(email))
  await page.getByLabel('New password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Keep this password' }).click()
  await expect(page.getByLabel('New password', { exact: true })).toHaveAccessibleDescription(/at least 12/)
  await page.getByLabel('New password', { exact: true }).fill(newPassword)
  await page.getByRole('button', { name: 'Keep this password' }).click()
  await fillSignIn(page, email, newPassword)
  await expect(page).toHaveURL('/chapters/sensing')
  await page.goto(await linkTo(email))
  await expect(page.getByRole('link', { name: 'Ask for another letter' })).toBeVisible()
})

test('an account is changed and deleted', async ({ page }) => {
  await signUp(page)
  await page.goto('/account')
  await page.getByLabel('What to call you').fill('Ada Lovelace')
  await page.getByRole('button', { name: 'Change name' }).click()
  await expect(page.getByRole('region', { name: 'Name' }).getByRole('status')).not.toBeEmpty()
  await expect(page.getByLabel('What to call you')).toHaveValue('Ada Lovelace')
  await page.getByRole('region', { name: 'Hardware' }).getByRole('radio', { name: 'Expert' }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  expect(await claims(page)).toMatchObject({ hardware_background: 'expert' })
  await page.getByRole('button', { name: 'Delete the account' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Your password', { exact: true }).fill('not the right one at all')
  await dialog.getByRole('button', { name: 'Delete my account' }).click()
  await expect(dialog.getByLabel('Your password', { exact: true })).toHaveAccessibleDescription(/not the password/)
  await dialog.getByLabel('Your password', { exact: true }).fill(password)
  await dialog.getByRole('button', { name: 'Delete my account' }).click()
  await expect(page).toHaveURL('/deleted')
  expect(await isSignedIn(page)).toBe(false)
})
