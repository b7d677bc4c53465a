import { expect, type Page, test } from '@playwright/test'
import { claims, expectAccessible, signUp } from '@/tests/support/browser'
import { plugIn } from '@/tests/support/factor'
import { hold } from '@/tests/support/hold'

test('a reader adds a passkey, signs in with it alone, and takes it away', async ({ page }) => {
  await plugIn(page)
  await signUp(page)
  await addPasskey(page)
  const { sub } = await claims(page)
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
  const section = page.getByRole('region', { name: 'Passkeys' })
  await section.getByText('Rename or remove').click()
  await section.getByRole('button', { name: 'Remove' }).click()
  await expect(section.getByRole('listitem')).toHaveCount(0)
})

test('what the browser offers by itself does not cut short what the button has begun', async ({ page }) => {
  const { session, authenticatorId } = await plugIn(page)
  await signUp(page)
  await addPasskey(page)
  await page.context().clearCookies()

  const unlock = (enabled: boolean) =>
    session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
  await unlock(false)
  const question = '**/passkey/generate-authenticate-options'
  const offered = page.waitForRequest(question)
  const release = await hold(page, question, 1)
  await page.goto('/sign-in?next=/chapters/sensing')
  await offered
  const answered = page.waitForResponse(question)
  await page.getByRole('button', { name: /passkey/ }).click()
  await answered
  // The offer is asked about now, then what it called off is asked once more. A device unlocked after it was asked goes
  // on waiting.
  const again = page.waitForRequest(question)
  const ask = await hold(page, question, 1)
  release()
  await again
  await unlock(true)
  ask()
  await expect(page).toHaveURL('/chapters/sensing')
})

async function addPasskey(page: Page): Promise<void> {
  await page.goto('/account')
  const section = page.getByRole('region', { name: 'Passkeys' })
  await section.getByLabel('Name').fill('My phone')
  await section.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(section.getByRole('listitem')).toContainText('My phone')
}
