import { expect, test } from '@playwright/test'
import { expectAccessible, fillSignIn, scripted, signUp } from '@/tests/support/browser'
import { chapter, openDialog, prepared, running, see, slot } from '@/tests/support/dialog'
import { doneEvent, sectionEvent, slotEvent } from '@/tests/support/reading'

test('stopping keeps what came, and another try asks only for the rest', async ({ page }) => {
  const { dialog, script } = await running(page)
  const [start, ...rest] = script.plan.data.sections
  script.send(
    ...(start?.slots ?? []).map((id) =>
      slotEvent(id, { treatment: 'rewritten', source: 'generated', html: '<p>Kept.</p>' }),
    ),
    sectionEvent(start?.id ?? '', 'generated'),
  )
  await see(dialog, dialog.getByText('Kept.').first())
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await expect(dialog.getByRole('button', { name: 'Go on' })).toBeFocused()
  await expect(dialog.getByText('Kept.').first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await expect.poll(() => script.asked.at(-1)?.sections).toEqual(rest.map(({ id }) => id))
  script.send({ ...script.plan, data: { ...script.plan.data, sections: rest } })
  for (const { id, slots } of rest) script.send(...slots.map((each) => slotEvent(each)), sectionEvent(id))
  script.send(doneEvent('original', 1))
  await expect(dialog.getByRole('status')).toContainText('Personalized')
  await expect(dialog.getByText('Kept.').first()).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Go on' })).toBeHidden()
})

test('a connection that breaks leaves what came, and says so', async ({ page }) => {
  const { dialog, script, slots } = await running(page)
  script.send(slotEvent(slots[0], { treatment: 'rewritten', source: 'generated', html: '<p>Kept.</p>' }))
  await see(dialog, dialog.getByText('Kept.'))
  script.cut()
  await expect(dialog.getByRole('alert')).not.toBeEmpty()
  await expect(dialog.getByText('Kept.')).toBeVisible()
  await expect(slot(dialog, slots[1])).not.toBeEmpty()
  await dialog.getByRole('button', { name: 'Retry' }).click()
  await expect(dialog.getByRole('button', { name: 'Stop' })).toBeVisible()
  await expect(dialog.getByRole('alert')).toBeEmpty()
})

for (const [status, code, headers] of [
  [429, 'rate_limited', { 'retry-after': '7' }],
  [503, 'database_unavailable', {}],
] as const) {
  test(`a ${status} leaves the original and offers another try`, async ({ page }) => {
    const script = await prepared(page)
    script.refuse(status, code, headers)
    const dialog = await openDialog(page)
    await expect(dialog.getByRole('alert')).toContainText(status === 429 ? '7 seconds' : /./)
    await expect(dialog.getByRole('heading', { level: 2 }).first()).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Retry' })).toBeVisible()
  })
}

test('a reader who is offline is told so, and what was read is there', async ({ page, context }) => {
  const { dialog, script, slots } = await running(page)
  script.send(slotEvent(slots[0], { treatment: 'rewritten', source: 'generated', html: '<p>Kept.</p>' }))
  await see(dialog, dialog.getByText('Kept.'))
  await dialog.getByRole('button', { name: 'Close' }).click()
  await context.setOffline(true)
  await openDialog(page)
  await expect(dialog.getByRole('alert')).toContainText('connection')
  await expect(dialog.getByText('Kept.')).toBeVisible()
  await expect(dialog.getByRole('heading', { level: 2 }).first()).toBeVisible()
  await context.setOffline(false)
  await dialog.getByRole('button', { name: 'Retry' }).click()
  await expect(dialog.getByRole('alert')).toBeEmpty()
  await expect.poll(() => script.asked.length).toBe(2)
})

test('an expired token is renewed without a word; one refused again leads to the invitation', async ({ page }) => {
  const script = await prepared(page)
  script.refuse(401, 'token_expired')
  const dialog = await openDialog(page)
  await expect.poll(() => script.asked.length).toBe(2)
  script.send(script.plan)
  await expect(dialog.getByRole('status')).toContainText('0 of')
  await dialog.getByRole('button', { name: 'Close' }).click()
  script.refuse(401, 'token_invalid')
  script.refuse(401, 'token_invalid')
  await openDialog(page)
  await expect(dialog.getByRole('link', { name: 'Sign in' })).toBeVisible()
})

test('a session that ends in the middle is begun again beside the page, and the reading goes on', async ({ page }) => {
  const email = await signUp(page)
  await page.goto(chapter)
  const script = await scripted(page)
  const dialog = await openDialog(page)
  await expect.poll(() => script.asked.length).toBe(1)
  const [start, ...rest] = script.plan.data.sections
  const kept = { treatment: 'rewritten', source: 'generated', html: '<p>Kept.</p>' } as const
  script.send(script.plan, ...(start?.slots ?? []).map((id) => slotEvent(id, kept)), sectionEvent(start?.id ?? ''))
  await see(dialog, dialog.getByText('Kept.').first())
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await page.context().clearCookies()
  script.refuse(401, 'token_expired')
  await dialog.getByRole('button', { name: 'Go on' }).click()

  const ask = dialog.getByRole('link', { name: 'Sign in' })
  await expect(ask).toBeVisible()
  await expect(dialog.getByText('Kept.').first()).toBeVisible()
  await expectAccessible(page)
  const [beside] = await Promise.all([page.waitForEvent('popup'), ask.click()])
  await fillSignIn(beside, email)
  await expect(beside).toHaveURL(chapter)
  await beside.close()
  await page.bringToFront()
  // A headless page is never hidden, so coming back to it fires nothing by itself.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect.poll(() => script.asked.at(-1)?.sections).toEqual(rest.map(({ id }) => id))
  await expect(ask).toBeHidden()
  await expect(dialog.getByText('Kept.').first()).toBeVisible()
})
