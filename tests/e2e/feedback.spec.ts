import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '@/tests/support/browser'
import { running, see } from '@/tests/support/dialog'
import { sectionEvent, slotEvent } from '@/tests/support/reading'

const question = 'Was this section clearer than as written?'

/** A reading in which the first section was changed, the second was not, and the third has not ended. */
async function changed(page: Page) {
  const { dialog, script } = await running(page)
  const [first, second, third] = script.plan.data.sections
  if (!first || !second || !third) throw new Error('the chapter has three sections')
  const anew = { treatment: 'rewritten', source: 'generated', html: '<p>Said anew.</p>' } as const
  script.send(...first.slots.map((id) => slotEvent(id, anew)), sectionEvent(first.id, 'generated'))
  script.send(...second.slots.map((id) => slotEvent(id)), sectionEvent(second.id))
  script.send(...third.slots.map((id) => slotEvent(id, anew)))
  await see(dialog, dialog.getByText('Said anew.').first())
  return { dialog, script, first, second, third, asked: dialog.getByRole('group', { name: question }) }
}

test('a section that was changed asks at its end, and thanks', async ({ page }) => {
  const { dialog, script, asked, first, second, third } = await changed(page)
  await expect(asked).toHaveCount(1)
  const heading = dialog.locator(`#reading-${second.id}`)
  const [above, below] = [await asked.boundingBox(), await heading.boundingBox()]
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
  await expectAccessible(page)

  const answer = page.waitForResponse('**/api/feedback')
  await asked.getByRole('button', { name: 'Clearer', exact: true }).focus()
  await page.keyboard.press('Enter')
  expect((await answer).status()).toBe(204)
  expect((await answer).request().postDataJSON()).toEqual({ chapter: 'sensing', section: first.id, verdict: 'clearer' })
  await expect(asked).toHaveCount(0)
  await expect(dialog.getByText('Thank you.')).toBeFocused()

  // What comes later takes the focus from nobody.
  await dialog.getByRole('button', { name: 'Close' }).focus()
  script.send(sectionEvent(third.id, 'generated'))
  await expect(asked).toHaveCount(1)
  await expect(dialog.getByText('Thank you.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused()
})

test('the page itself asks nothing', async ({ page }) => {
  await page.goto('/chapters/sensing')
  await expect(page.getByRole('article')).toBeVisible()
  await expect(page.getByRole('group', { name: question })).toHaveCount(0)
})

for (const [name, answer] of [
  ['too many words at once', { status: 429, headers: { 'retry-after': '7' } }],
  ['a server that is down', { status: 503 }],
] as const) {
  test(`${name} is said plainly, and the question stays`, async ({ page }) => {
    const { dialog, asked } = await changed(page)
    await page.route('**/api/feedback', (route) => route.fulfill(answer))
    const wrong = asked.getByRole('button', { name: 'Wrong' })
    await wrong.click()
    await expect(asked.getByRole('alert')).not.toBeEmpty()
    await expect(wrong).toBeFocused()
    await expectAccessible(page)
    await page.unroute('**/api/feedback')
    await wrong.click()
    await expect(dialog.getByText('Thank you.')).toBeVisible()
  })
}

test('who is offline is told so', async ({ page, context }) => {
  const { asked } = await changed(page)
  await context.setOffline(true)
  await asked.getByRole('button', { name: 'Not clearer' }).click()
  await expect(asked.getByRole('alert')).toContainText('connection')
})
