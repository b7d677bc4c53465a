import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type App, startApp } from '@/tests/support/app'
import { expectAccessible, freshEmail } from '@/tests/support/browser'
import { clients, Providers } from '@/tests/support/providers'

let app: App
let providers: Providers
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  providers = await Providers.start()
  const detour = join(import.meta.dirname, '../support/detour.mjs')
  app = await startApp({ ...clients, PROVIDERS: providers.url, NODE_OPTIONS: `--import=${detour}` })
})
test.afterAll(async () => {
  await app?.stop()
  await providers?.stop()
})

/** The pages of the providers are reached on this machine too. */
async function detoured(page: Page): Promise<void> {
  for (const host of ['github.com', 'accounts.google.com'])
    await page.route(`https://${host}/**`, async (route) => {
      const { pathname, search } = new URL(route.request().url())
      const answer = await fetch(`${providers.url}/${host}${pathname}${search}`, { redirect: 'manual' })
      const location = answer.headers.get('location')
      await route.fulfill({ status: answer.status, headers: location ? { location } : {} })
    })
}

test('who comes by another site is asked what they know before the first reading', async ({ page }) => {
  providers.person = { id: '4711', name: 'Ada Lovelace', email: freshEmail(), verified: true }
  await detoured(page)
  await page.goto(`${app.url}/sign-in?next=${encodeURIComponent('/chapters/sensing?personalize')}`)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign in with GitHub' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What do you know?')
  await page.getByRole('region', { name: 'Software' }).getByRole('radio', { name: 'Expert' }).check()
  await page.getByRole('region', { name: 'Hardware' }).getByRole('radio', { name: 'None' }).check()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('dialog').getByRole('region', { name: 'This reading' })).toContainText('expert')
})

test('who says no there is told so here, and may take another way', async ({ page }) => {
  providers.refuses = true
  await detoured(page)
  await page.goto(`${app.url}/sign-in`)
  await page.getByRole('button', { name: 'Sign in with Google' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByRole('main').getByRole('alert').filter({ hasText: /\S/ }).first()).toBeVisible()
  await expect(page.getByLabel('Email')).toBeVisible()
  providers.refuses = false
})
