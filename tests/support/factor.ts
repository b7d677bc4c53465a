import { type CDPSession, expect, type Page } from '@playwright/test'
import { password } from './browser'
import { totp } from './totp'

/** Turns the second step on from the account page; answers the app's secret, the code that was used, and backup codes. */
export async function turnOn(page: Page): Promise<{ secret: string; used: string; codes: string[] }> {
  await page.goto('/account')
  const section = page.getByRole('region', { name: 'Two-step sign-in' })
  await section.getByLabel('Your password', { exact: true }).fill(password)
  await section.getByRole('button', { name: 'Turn on' }).click()
  const secret = (await section.locator('code').textContent()) ?? ''
  const used = totp(secret)
  await section.getByLabel('The code it shows now').fill(used)
  await section.getByRole('button', { name: 'Confirm' }).click()
  await expect(section.getByRole('heading', { name: 'Keep your backup codes' })).toBeVisible()
  const codes = await section.getByRole('listitem').allTextContents()
  await section.getByRole('button', { name: 'I have kept them' }).click()
  await expect(section.getByRole('button', { name: 'Turn off' })).toBeVisible()
  return { secret, used, codes }
}

/** A device that holds passkeys and is unlocked at once (Chrome DevTools Protocol, domain WebAuthn). */
export async function plugIn(page: Page): Promise<{ session: CDPSession; authenticatorId: string }> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { session, authenticatorId }
}
