import { expect, test } from '@playwright/test'
import { type App, startApp } from '@/tests/support/app'
import { fillSignIn, fillSignUp, freshEmail, password, signUp } from '@/tests/support/browser'
import { lettersTo, linkTo } from '@/tests/support/outbox'

const newPassword = 'four other plain words'

test('a forgotten password is replaced by a letter, and the reader comes back to where they were', async ({ page }) => {
  const email = await signUp(page)
  await page.context().clearCookies()
  await page.goto('/sign-in?next=/chapters/sensing')
  await page.getByRole('link', { name: 'Forgot the password?' }).click()
  await page.getByLabel('Email').fill('nobody')
  await page.getByRole('button', { name: 'Send the letter' }).click()
  await expect(page.getByLabel('Email')).toBeFocused()
  const said: (string | null)[] = []
  for (const address of [freshEmail(), email]) {
    await page.getByLabel('Email').fill(address)
    await page.getByRole('button', { name: 'Send the letter' }).click()
    await expect(page.getByRole('status').filter({ hasText: address })).toBeVisible()
    said.push((await page.getByRole('status').filter({ hasText: address }).textContent())?.replace(address, '') ?? null)
  }
  expect(said[0]).toBe(said[1])

  await page.goto(await linkTo(email))
  await page.getByLabel('New password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Keep this password' }).click()
  await expect(page.getByLabel('New password', { exact: true })).toBeFocused()
  await page.getByLabel('New password', { exact: true }).fill(newPassword)
  await page.getByRole('button', { name: 'Keep this password' }).click()
  await expect(page.getByRole('main').getByRole('status').first()).toContainText('changed')
  await fillSignIn(page, email, newPassword)
  await expect(page).toHaveURL('/chapters/sensing')

  await page.goto(await linkTo(email))
  await expect(page.getByLabel('New password', { exact: true })).toHaveCount(0)
  await page.getByRole('main').getByRole('link', { name: 'Ask for another letter' }).click()
  await expect(page).toHaveURL('/forgot?next=%2Fchapters%2Fsensing')
})

test('a link to a new password that lost its end says what to do', async ({ page }) => {
  for (const address of [
    '/reset',
    '/reset?token=',
    '/reset?token=abc',
    '/reset?token=a%00b',
    '/reset?token=a&token=b',
  ]) {
    expect((await page.goto(address))?.status(), address).toBe(200)
    await expect(page.getByRole('link', { name: 'Ask for another letter' })).toBeVisible()
  }
})

test('an account moves to another address by letters to both', async ({ page }) => {
  const [old, first, second] = [await signUp(page), freshEmail(), freshEmail()]
  await page.goto('/account')
  const change = async (address: string) => {
    await page.getByLabel('New address').fill(address)
    await page.getByLabel('Password of the account', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Change address' }).click()
  }
  await change(old)
  await expect(page.getByLabel('New address')).toHaveAccessibleDescription(/already/)
  await change(first)
  await expect(page.getByRole('status').filter({ hasText: first })).toBeVisible()
  await expect.poll(() => lettersTo(old)).toHaveLength(1)
  await page.goto(await linkTo(first))
  await expect(page.getByRole('main')).toContainText(first)

  // Now that the address is confirmed, it is asked before it is left.
  await page.goto('/account')
  await change(second)
  await expect(page.getByRole('status').filter({ hasText: second })).toBeVisible()
  await page.goto(await linkTo(first, 2))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One more letter')
  await page.goto(await linkTo(second))
  await expect(page.getByRole('main')).toContainText(second)
  await page.context().clearCookies()
  await page.goto('/sign-in?next=/account')
  await fillSignIn(page, second)
  await expect(page.getByRole('region', { name: 'Email' })).toContainText(second)
})

test('an address is confirmed from the account', async ({ page }) => {
  const email = await signUp(page)
  await page.goto('/account')
  await page.getByRole('link', { name: 'confirm it' }).click()
  await expect(page).toHaveURL(/verify/)
  await expect(page.getByLabel('Email')).toHaveValue(email)
  await page.getByRole('button', { name: 'Send a letter' }).click()
  await expect(page.getByRole('main')).toContainText(email)
  const link = await linkTo(email)
  await page.goto(link.replace(/token=[^&]*/, 'token=broken'))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('no longer good')
  await page.goto(link)
  await page.getByRole('link', { name: 'Back to where you were' }).click()
  await expect(page.getByRole('region', { name: 'Email' })).toContainText('It is confirmed')
})

test.describe('where addresses must be confirmed', () => {
  let app: App
  test.beforeAll(async () => {
    app = await startApp({ REQUIRE_EMAIL_VERIFICATION: 'on' })
  })
  test.afterAll(() => app?.stop())

  test('a reader signs up, looks into the mail, and comes back signed in', async ({ page }) => {
    const email = freshEmail()
    await page.goto(`${app.url}/sign-up?next=/chapters/sensing%3Fpersonalize`)
    await fillSignUp(page, email)
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look at your email')
    await expect(page.getByRole('main')).toContainText(email)
    await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
    await page.goto(await linkTo(email, 1, app.dataDir))
    await expect(page.getByRole('banner').getByRole('link', { name: 'Ada Reader' })).toBeVisible()
    await page.getByRole('link', { name: 'Back to where you were' }).click()
    await expect(page.getByRole('dialog').getByText('How this reading was made')).toBeVisible()
  })

  test('who signs in too early is told so, and gets another letter', async ({ page }) => {
    const email = freshEmail()
    await page.goto(`${app.url}/sign-up`)
    await fillSignUp(page, email)
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look at your email')
    await page.goto(`${app.url}/sign-in?next=/chapters/sensing`)
    await fillSignIn(page, email)
    await expect(page.getByRole('main').getByRole('alert').filter({ hasText: /\S/ })).toContainText('Confirm')
    await page.getByRole('button', { name: 'Send another letter' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look at your email')
    await expect(page.getByLabel('Email')).toHaveValue(email)
    await page.goto(await linkTo(email, 2, app.dataDir))
    await page.getByRole('link', { name: 'Back to where you were' }).click()
    await expect(page).toHaveURL(`${app.url}/chapters/sensing`)

    // The page says of a known address what it says of any; the letter tells.
    await page.context().clearCookies()
    await page.goto(`${app.url}/sign-up`)
    await fillSignUp(page, email)
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look at your email')
    await page.goto(await linkTo(email, 3, app.dataDir))
    await expect(page).toHaveURL(`${app.url}/sign-in`)
    await fillSignIn(page, email, password)
    await expect(page.getByRole('banner').getByRole('link', { name: 'Ada Reader' })).toBeVisible()
  })
})
