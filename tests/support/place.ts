import type { Locator, Page } from '@playwright/test'
import { expectAwake } from './browser'
import { chapter } from './dialog'

/** The sections of the chapter on the page. */
export function outline(page: Page): Locator {
  return page.getByRole('list', { name: 'On this page' })
}

/** The one of them that is being read. */
export function current(page: Page): Locator {
  return outline(page).locator('[aria-current]')
}

/** The page once it follows its reader. */
export async function openChapter(page: Page, path = chapter): Promise<void> {
  await page.goto(path)
  await expectAwake(page)
}

/** What the browser keeps of where its reader was. */
export function keptPlaces(page: Page) {
  return page.evaluate(() => JSON.parse(localStorage.getItem('lectern.places') ?? 'null'))
}
