import { expect, type Locator, type Page } from '@playwright/test'
import { type Script, scripted, signUp } from './browser'

/** The chapter that the tests personalize. */
export const chapter = '/chapters/sensing'

/** The dialog, opened by its button. */
export async function openDialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Personalize this chapter' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  return dialog
}

/** A signed-in reader on the chapter, and the script that will answer. */
export async function prepared(page: Page): Promise<Script> {
  await signUp(page)
  await page.goto(chapter)
  return scripted(page)
}

/** The open dialog with a plan in it, and the script that answers it. */
export async function running(page: Page) {
  const script = await prepared(page)
  const dialog = await openDialog(page)
  await expect.poll(() => script.asked.length).toBe(1)
  script.send(script.plan)
  const [first = '', second = '', third = '', fourth = '', ...others] = script.plan.data.sections.flatMap(
    ({ slots }) => slots,
  )
  await expect(dialog.getByRole('status')).toContainText('0 of')
  await expect(dialog.locator('article[aria-busy=false]')).toBeVisible()
  return { dialog, script, slots: [first, second, third, fourth, ...others] as const }
}

/** Sees what has come: at once where it moved nothing, else after a press. */
export async function see(room: Locator, target: Locator): Promise<void> {
  const button = room.getByRole('button', { name: 'Show the new words' })
  await expect(target.or(button).first()).toBeVisible()
  if (await button.isVisible()) await button.click()
  await expect(target).toBeVisible()
}

/** One passage in the dialog. */
export function slot(dialog: Locator, id: string): Locator {
  return dialog.locator(`[data-slot="${id}"]`)
}
