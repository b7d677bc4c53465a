import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, password, signUp } from '@/tests/support/browser'
import { expectRoom } from '@/tests/support/geometry'
import { linkTo } from '@/tests/support/outbox'

const email = 'editor@example.org'

/** Signs in as the editor whom the settings of these tests name, with a confirmed address. */
async function signInAsEditor(page: Page) {
  const headers = { origin: test.info().project.use.baseURL ?? '' }
  const account = { name: 'Ed', email, password, software_background: 'none', hardware_background: 'none' }
  const made = await page.request.post('/auth/sign-up/email', { headers, data: account })
  expect(made.ok(), await made.text()).toBe(true)
  await page.request.post('/auth/send-verification-email', { headers, data: { email } })
  await page.goto(await linkTo(email))
}

test('an editor reads as two readers, sees what decides it, approves a version and takes it back', async ({ page }) => {
  await signInAsEditor(page)
  await page.goto('/preview')
  await page.getByLabel('Chapter').selectOption('sensing')
  const [one, other] = [
    page.getByRole('group', { name: 'Reader', exact: true }),
    page.getByRole('group', { name: /^Second/ }),
  ]
  await one.getByLabel('Software background').fill('none')
  await one.getByLabel('Hardware background').fill('none')
  await other.getByLabel('Software background').fill('expert; python')
  await other.getByLabel('Hardware background').fill('none')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/software2=expert/)
  const section = page.getByRole('region', { name: 'Calibration', exact: true })
  await expect(section.getByText('differs').first()).toBeVisible()
  await expect(page.locator('.preview-difference ins').first()).toBeVisible()
  await expectAccessible(page)
  await expectRoom(page, 'preview')

  await section.getByRole('link', { name: /^Prompt, passages/ }).click()
  await expect(page.getByText(/tokens are read and at most .* written/).first()).toBeVisible()
  await page.getByText('The section', { exact: true }).first().click()
  await expect(page.locator('pre').filter({ hasText: '"heading":"Calibration"' }).first()).toBeVisible()
  const prose = page.getByRole('textbox', { name: 'New prose of calibration.1' }).first()
  const written = await prose.inputValue()
  const approve = page.getByRole('button', { name: 'Approve this version' }).first()
  await prose.fill(`${written} It weighs 4711 kg.`)
  await approve.click()
  await expect(prose).toHaveAccessibleDescription(/4711/)
  await expect(prose).toHaveValue(/4711/)
  await expectAccessible(page)
  await prose.fill(`${written} It holds in the end.`)
  await approve.click()
  await expect(page.getByText('Approved.').first()).toBeVisible()
  await expect(page.locator('[data-treatment=rewritten]').filter({ hasText: 'It holds in the end.' })).toBeVisible()
  await expect(page.getByText('completeness: passed')).toBeVisible()
  const approved = page.getByRole('region', { name: 'Approved in this chapter' })
  await expect(approved.getByRole('link', { name: 'calibration' })).toBeVisible()
  await approved.getByRole('button', { name: 'Take the approval back' }).click()
  await expect(approved.getByText('Nothing yet.')).toBeVisible()
})

test('a reader who is no editor sees what stands for any address that leads nowhere', async ({ page }) => {
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  const said = page.getByRole('main')
  await page.goto('/nowhere', { waitUntil: 'networkidle' })
  const nowhere = await said.textContent()
  await signUp(page)
  expect((await page.goto('/preview', { waitUntil: 'networkidle' }))?.status()).toBe(404)
  expect(await said.textContent()).toBe(nowhere)
  expect(faults.filter((text) => !text.includes('status of 404'))).toEqual([])
  await expectAccessible(page)
})
