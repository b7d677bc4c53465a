import { expect, test } from '@playwright/test'
import { signUp } from '@/tests/support/browser'
import { chapter, openDialog, running, slot } from '@/tests/support/dialog'
import { doneEvent, slotEvent } from '@/tests/support/reading'

test('one section is told simpler, and back', async ({ page }) => {
  await signUp(page, 'intermediate', 'intermediate')
  await page.goto(chapter)
  const dialog = await openDialog(page)
  const simpler = dialog.getByRole('button', { name: 'Simpler' }).nth(1)
  await expect(simpler).toHaveAttribute('aria-disabled', 'false')
  const asked = page.waitForRequest('**/api/personalize')
  await simpler.click()
  expect((await asked).postDataJSON()).toMatchObject({ shift: -1, sections: [expect.any(String)] })
  await expect(simpler).toHaveAttribute('aria-pressed', 'true')
  await expect(dialog.getByRole('status')).toContainText(/ersonalized|written/)
  await simpler.click()
  await expect(simpler).toHaveAttribute('aria-pressed', 'false')
})

test('what is asked for in other words stands where the reader looks, without another press', async ({ page }) => {
  const { dialog, script, slots } = await running(page)
  script.send(...slots.map((id) => slotEvent(id)), doneEvent())
  await dialog.getByRole('button', { name: 'Simpler' }).nth(1).click()
  await expect.poll(() => script.asked.length).toBe(2)
  const wanted = script.asked[1]?.sections ?? []
  const sections = script.plan.data.sections.filter(({ id }) => wanted.includes(id))
  const [first = ''] = sections.flatMap((section) => section.slots)
  await slot(dialog, first).scrollIntoViewIfNeeded()
  await expect(slot(dialog, first)).toBeInViewport()
  const told = {
    treatment: 'rewritten',
    source: 'generated',
    html: '<p>Said simpler.</p>',
    markdown: 'Said simpler.',
  } as const
  script.send({ event: 'plan', data: { ...script.plan.data, sections, shift: -1 } }, slotEvent(first, told))
  await expect(dialog.getByText('Said simpler.')).toBeInViewport()
  await expect(dialog.getByRole('button', { name: 'Show the new words' })).toHaveCount(0)
})
