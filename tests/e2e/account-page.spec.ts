import { expect, type Page, test } from '@playwright/test'
import { claims, fillSignIn, password, signUp } from '@/tests/support/browser'

const newPassword = 'four other plain words'

async function onAccount(page: Page, ...background: [string?, string?]): Promise<string> {
  const email = await signUp(page, ...background)
  await page.goto('/account')
  return email
}

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('a changed background stands in the next token, and leads back', async ({ page }) => {
  await signUp(page, 'expert; python; ten years', 'none')
  await page.goto('/account?next=/chapters/sensing')
  const software = section(page, 'Software')
  await expect(software.getByRole('radio', { name: 'Expert' })).toBeChecked()
  await expect(software.getByRole('checkbox', { name: 'Python' })).toBeChecked()
  await expect(software.getByRole('textbox', { name: 'In your own words' })).toHaveValue('ten years')
  await software.getByRole('checkbox', { name: 'ROS' }).check()
  await section(page, 'Hardware').getByRole('radio', { name: 'Beginner' }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const saved = section(page, 'What you know').getByRole('status').last()
  await expect(saved).not.toBeEmpty()
  await expect(software.getByRole('checkbox', { name: 'ROS' })).toBeChecked()
  expect(await claims(page)).toMatchObject({
    software_background: 'expert; python, ros; ten years',
    hardware_background: 'beginner',
  })
  await saved.getByRole('link').click()
  await expect(page).toHaveURL('/chapters/sensing')
})

test('a changed name stands above every page', async ({ page }) => {
  await onAccount(page)
  await page.getByLabel('What to call you').fill(' ')
  await page.getByRole('button', { name: 'Change name' }).click()
  await expect(page.getByLabel('What to call you')).toBeFocused()
  await page.getByLabel('What to call you').fill('Ada Lovelace')
  await page.getByRole('button', { name: 'Change name' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Ada Lovelace' })).toBeVisible()
  await expect(page.getByLabel('What to call you')).toHaveValue('Ada Lovelace')
})

test('a changed password ends the sessions elsewhere and keeps this one', async ({ page, browser }) => {
  const email = await onAccount(page)
  const other = await (await browser.newContext()).newPage()
  await other.goto('/sign-in?next=/account')
  await fillSignIn(other, email)
  await expect(section(other, 'Where you are signed in').getByRole('listitem')).toHaveCount(2)

  const form = section(page, 'Password')
  await form.getByLabel('Password now', { exact: true }).fill('not the right one at all')
  await form.getByLabel('New password', { exact: true }).fill(newPassword)
  await form.getByRole('button', { name: 'Change password' }).click()
  await expect(form.getByLabel('Password now', { exact: true })).toBeFocused()
  await expect(form.getByLabel('Password now', { exact: true })).toHaveAccessibleDescription(/not the password/)
  await expect(form.getByLabel('New password', { exact: true })).toHaveValue(newPassword)
  await form.getByLabel('Password now', { exact: true }).fill(password)
  await form.getByRole('button', { name: 'Change password' }).click()
  await expect(form.getByRole('status')).not.toBeEmpty()
  await expect(form.getByLabel('New password', { exact: true })).toHaveValue('')

  await page.reload()
  await expect(section(page, 'Where you are signed in').getByRole('listitem')).toHaveCount(1)
  await other.reload()
  await expect(other).toHaveURL(/\/sign-in\?next=%2Faccount/)
  await fillSignIn(other, email)
  await expect(other.getByRole('main').getByRole('alert').filter({ hasText: /\S/ })).toBeFocused()
  await fillSignIn(other, email, newPassword)
  await expect(other).toHaveURL('/account')
})

test('a reader sees where they are signed in, and signs out there', async ({ page, browser }) => {
  const email = await signUp(page)
  const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1'
  for (const userAgent of [
    phone,
    'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
    undefined,
  ]) {
    const other = await (await browser.newContext({ userAgent })).newPage()
    await other.goto('/sign-in')
    await fillSignIn(other, email)
    await expect(other.getByRole('banner').getByRole('link', { name: 'Ada Reader' })).toBeVisible()
  }
  await page.goto('/account')
  const places = section(page, 'Where you are signed in')
  await expect(places.getByRole('listitem')).toHaveCount(4)
  await expect(places.getByRole('listitem').filter({ hasText: 'This device' })).toHaveCount(1)
  await places.getByRole('button', { name: 'Sign out of Safari on iPhone' }).click()
  await expect(places.getByText('Safari on iPhone', { exact: true })).toHaveCount(0)
  await expect(places.getByText('Firefox on Linux', { exact: true })).toBeVisible()
  await places.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(places.getByRole('listitem')).toHaveCount(1)
  await expect(places.getByRole('listitem')).toContainText('This device')
  await expect(places.getByRole('status')).not.toBeEmpty()
})

test('an account is deleted with its password, and not without', async ({ page }) => {
  const email = await onAccount(page)
  const button = section(page, 'Delete the account').getByRole('button', { name: 'Delete the account' })
  await button.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Your password', { exact: true })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(button).toBeFocused()
  await button.click()
  await dialog.getByLabel('Your password', { exact: true }).fill('not the right one at all')
  await dialog.getByRole('button', { name: 'Delete my account' }).click()
  await expect(dialog.getByLabel('Your password', { exact: true })).toHaveAccessibleDescription(/not the password/)
  await dialog.getByLabel('Your password', { exact: true }).fill(password)
  await dialog.getByRole('button', { name: 'Delete my account' }).click()
  await expect(page).toHaveURL('/deleted')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
  await page.goto('/sign-in')
  await fillSignIn(page, email)
  await expect(page.getByRole('main').getByRole('alert').filter({ hasText: /\S/ })).toBeFocused()
})

test('who signs out is signed out, and comes back to the account by its address', async ({ page }) => {
  const email = await onAccount(page)
  await page.evaluate(() => sessionStorage.setItem('lectern.reading.sensing', '{}'))
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL('/')
  // What was told to them does not stay for who comes next.
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('lectern.reading.sensing'))).toBeNull()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
  await page.goto('/account?next=/chapters/sensing%3Fpersonalize')
  await fillSignIn(page, email)
  await expect(page).toHaveURL('/account?next=%2Fchapters%2Fsensing%3Fpersonalize')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await section(page, 'What you know').getByRole('link', { name: /Back/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
})
