import { expect, test } from '@playwright/test'
import { scripted, signUp } from '@/tests/support/browser'
import { chapter, openDialog, prepared, running } from '@/tests/support/dialog'
import { picture } from '@/tests/support/picture'
import { doneEvent, sectionEvent, slotEvent } from '@/tests/support/reading'

const note = {
  id: 'n1',
  kind: 'analogy' as const,
  place: 'after' as const,
  markdown: '',
  html: `<p>${'Reading a sensor is like polling an address that never calls back: you ask, and get what is there now. '.repeat(4)}</p>`,
  limits: 'A server queues what you miss; a sensor does not.',
}
const reasons = [{ fact: 'python', text: 'You listed Python.' }]

/** An answer of each kind, in turn. */
function answerOf(slot: string, index: number, words = 3) {
  const html = `<p>${'This passage is told in other words, from what you know already of programs. '.repeat(words)}</p>`
  const kinds = [
    { treatment: 'bridged', source: 'authored', notes: [note], reasons },
    { treatment: 'rewritten', source: 'generated', html, reasons },
    {
      treatment: 'collapsed',
      source: 'authored',
      summary: 'You know this: what a sensor is and what it is not.',
      reasons,
    },
    {},
  ] as const
  return slotEvent(slot, kinds[index % kinds.length] as never)
}

test('the dialog: waiting, streaming, done, compared, in the page', async ({ page }) => {
  const script = await prepared(page)
  const dialog = await openDialog(page)
  await picture(page, 'dialog-1-waiting')
  await expect.poll(() => script.asked.length).toBe(1)
  script.send(script.plan)
  const slots = script.plan.data.sections.flatMap(({ slots }) => slots)
  script.send(...slots.slice(0, 7).map((id, index) => answerOf(id, index)))
  await expect(dialog.getByRole('status')).toContainText('of')
  await picture(page, 'dialog-2-streaming')
  script.send(...slots.slice(7).map((id, index) => answerOf(id, index + 7)))
  for (const { id } of script.plan.data.sections) script.send(sectionEvent(id, 'generated'))
  script.send(doneEvent('personalized', 9))
  await expect(dialog.getByRole('status')).toContainText('Personalized')
  await page.setViewportSize({ width: 1440, height: 900 })
  await dialog.evaluate((element) => element.scrollTo(0, element.scrollHeight))
  await dialog.evaluate((element) => element.scrollTo(0, 0))
  await picture(page, 'dialog-3-done')
  await dialog.evaluate((element) => element.scrollTo(0, 700))
  await picture(page, 'dialog-3-done-further')
  await dialog.evaluate((element) => element.scrollTo(0, 0))
  await page.setViewportSize({ width: 1440, height: 900 })
  await dialog.getByText('What is used about you').click()
  await picture(page, 'dialog-3-done-card')
  await page.setViewportSize({ width: 1440, height: 900 })
  await dialog.getByText('How this reading was made').click()
  await picture(page, 'dialog-3-done-receipt')
  await page.setViewportSize({ width: 1440, height: 900 })
  await dialog.getByRole('button', { name: 'Compare' }).click()
  for (const top of [350, 1100, 2600]) {
    await dialog.evaluate((element, to) => element.scrollTo(0, to), top)
    await page.screenshot({ path: `test-results/pictures/dialog-4-compared-${top}.png` })
  }
  await dialog.getByRole('button', { name: 'Compare' }).click()
  await dialog.getByRole('button', { name: 'Read in the page' }).click()
  await picture(page, 'dialog-5-in-the-page')
})

test('the dialog: partly as written', async ({ page }) => {
  const { dialog, script, slots } = await running(page)
  script.send(
    ...slots.map((id, index) =>
      index % 2 ? slotEvent(id, { reverted: { check: 'numbers', detail: '' } } as never) : answerOf(id, index + 1),
    ),
  )
  for (const { id } of script.plan.data.sections) script.send(sectionEvent(id, 'reverted'))
  script.send(doneEvent('partial', 3))
  await expect(dialog.getByRole('status')).toContainText('artly')
  await picture(page, 'dialog-6-partly')
  await dialog.evaluate((element) => element.scrollTo(0, 500))
  await picture(page, 'dialog-6-partly-further')
})

test('the dialog: failed', async ({ page }) => {
  const script = await prepared(page)
  script.refuse(503, 'database_unavailable')
  const dialog = await openDialog(page)
  await expect(dialog.getByRole('alert')).not.toBeEmpty()
  await picture(page, 'dialog-7-failed')
})

test('the dialog: offline', async ({ page, context }) => {
  const { dialog, script, slots } = await running(page)
  script.send(answerOf(slots[0], 1))
  script.cut()
  await expect(dialog.getByRole('alert')).not.toBeEmpty()
  await context.setOffline(true)
  await dialog.getByRole('button', { name: 'Retry' }).click()
  await expect(dialog.getByRole('alert')).toContainText('cannot be reached')
  await picture(page, 'dialog-8-offline')
})

test('the dialog: signed out before, and in the middle', async ({ page }) => {
  await page.goto(chapter)
  const dialog = await openDialog(page)
  await expect(dialog.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await picture(page, 'dialog-9-invitation')
  await dialog.getByLabel('read as').selectOption({ index: 1 })
  await expect(dialog.getByText('How this reading was made')).toBeVisible()
  await picture(page, 'dialog-9-read-as')
})

test('the dialog: the session ends', async ({ page }) => {
  await signUp(page)
  await page.goto(chapter)
  const script = await scripted(page)
  const dialog = await openDialog(page)
  await expect.poll(() => script.asked.length).toBe(1)
  const [start] = script.plan.data.sections
  script.send(script.plan, ...(start?.slots ?? []).map((id, index) => answerOf(id, index)))
  await expect(dialog.getByRole('status')).toContainText('of')
  await page.context().clearCookies()
  script.refuse(401, 'token_invalid')
  script.cut()
  await dialog.getByRole('button', { name: 'Retry' }).click()
  await expect(dialog.getByRole('link', { name: /^Sign in/ })).toBeVisible()
  await picture(page, 'dialog-9-session-ended')
})
