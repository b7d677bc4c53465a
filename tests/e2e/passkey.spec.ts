import { expect, test } from '@playwright/test'
import { claims, expectAccessible, signUp } from '@/tests/support/browser'
import { plugIn } from '@/tests/support/factor'

test('a reader adds a passkey, signs in with it alone, and takes it away', async ({ page }) => {
  await plugIn(page)
  await signUp(page)
  await page.goto('/account')
  const { sub } = await claims(page)
  const section = page.getByRole('region', { name: 'Passkeys' })
  await section.getByLabel('Name').fill('My phone')
  await section.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(section.getByRole('listitem')).toContainText('My phone')
  await expectAccessible(page)

  await page.context().clearCookies()
  await page.goto('/sign-in?next=/chapters/sensing')
  // The device is unlocked at once, so either the button or what the browser offers at the field signs in.
  await page
    .getByRole('button', { name: /passkey/ })
    .click({ timeout: 5000 })
    .catch(() => undefined)
  await expect(page).toHaveURL('/chapters/sensing')
  await expect(page.getByRole('link', { name: 'Ada Reader' })).toBeAttached()
  expect((await claims(page)).sub).toBe(sub)

  await page.goto('/account')
  await section.getByText('Rename or remove').click()
  await section.getByRole('button', { name: 'Remove' }).click()
  await expect(section.getByRole('listitem')).toHaveCount(0)
})

test('what the browser offers by itself does not cut short what the button has begun', async ({ page }) => {
  const { session, authenticatorId } = await plugIn(page)
  await signUp(page)
  await page.goto('/account')
  const section = page.getByRole('region', { name: 'Passkeys' })
  await section.getByLabel('Name').fill('My phone')
  await section.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(section.getByRole('listitem')).toContainText('My phone')
  await page.context().clearCookies()

  const unlock = (enabled: boolean) =>
    session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
  await unlock(false)
  let [asked, release] = [0, () => {}]
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/passkey/generate-authenticate-options', async (route) => {
    asked += 1
    if (asked === 1) await held
    if (asked === 3) await unlock(true)
    await route.continue()
  })
  await page.goto('/sign-in?next=/chapters/sensing')
  await expect.poll(() => asked).toBe(1)
  const answered = page.waitForResponse('**/passkey/generate-authenticate-options')
  await page.getByRole('button', { name: /passkey/ }).click()
  await answered
  release()
  await expect(page).toHaveURL('/chapters/sensing')
  expect(asked).toBe(3)
})
