import { expect, type Page, test } from '@playwright/test'
import { ReadingDocument } from '@/lib/personalize/events'
import { expectAccessible } from '@/tests/support/browser'
import { chapter, openDialog, slot } from '@/tests/support/dialog'

/** Whether the outline marks the last section that begins above the upper third of the screen. */
function isOutlineRight(): boolean {
  const above = [...document.querySelectorAll('main article h2[id]')].filter(
    (heading) => heading.getBoundingClientRect().top < window.innerHeight * 0.3,
  )
  return document.querySelector('.toc ol ol [aria-current]')?.getAttribute('href') === `#${above.at(-1)?.id}`
}

/** The open dialog, in which a visitor has chosen a reader of the book. */
async function readAsDeveloper(page: Page) {
  await page.goto(chapter)
  const dialog = await openDialog(page)
  await dialog.getByLabel('read as').selectOption({ label: 'a web developer who never held a motor' })
  const about = dialog.getByRole('region', { name: 'This reading' })
  await expect(about).toContainText('Software: expert')
  return { dialog, about }
}

test('a visitor without an account reads as somebody else', async ({ page }) => {
  const { dialog, about } = await readAsDeveloper(page)
  await expect(about).toContainText('Personalized')
  // Asked for by hand, it is shown at once, also where the reader looks.
  const answer = await page.request.get(`${chapter}/as/web-developer.json`)
  const { sections } = ReadingDocument.parse(await answer.json())
  const [first] = sections.flatMap(({ slots }) => slots)
  expect(first?.treatment).toBe('rewritten')
  await expect(slot(dialog, first?.slot ?? '')).toContainText(first?.markdown.slice(0, 30) ?? '-')
  await expect(slot(dialog, first?.slot ?? '')).toBeInViewport()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Read in the page' }).click()
  const bar = page.getByRole('complementary', { name: 'This reading' })
  await expect(bar).toContainText('As told to a web developer who never held a motor')
  const article = page.getByRole('main').getByRole('article')
  await article
    .locator('h2')
    .nth(3)
    .evaluate((heading) => heading.scrollIntoView())
  await page.reload()
  await expect(bar).toContainText('As told to a web developer who never held a motor')
  // The passages above are of other lengths than as written; the outline knows where that leaves their reader.
  await expect.poll(() => page.evaluate(isOutlineRight)).toBe(true)
  await expect(article).toContainText('Folded for such a reader')
  await expect(article).not.toContainText(/\bYou (listed|gave)\b|for you\b/)
  await bar.getByRole('button', { name: 'About' }).click()
  await page.keyboard.press('Escape')
  await expect(bar.getByRole('button', { name: 'About' })).toBeFocused()
  await bar.getByRole('button', { name: 'About' }).click()
  await dialog.getByLabel('Read as').selectOption('')
  await expect(dialog.getByRole('link', { name: 'Sign in' })).toBeVisible()
})

test('a visitor goes on in the next chapter as whom they have chosen', async ({ page }) => {
  const { dialog, about } = await readAsDeveloper(page)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.locator('a[rel=next]').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Acting')
  await openDialog(page)
  await expect(about).toContainText('Software: expert')
  await expect(about.getByLabel('Read as')).toHaveValue('web-developer')
})

test('what a reader knows is one line, which opens on the passage and what can be done with it', async ({ page }) => {
  const { dialog } = await readAsDeveloper(page)
  const answer = await page.request.get(`${chapter}/as/web-developer.json`)
  const slots = ReadingDocument.parse(await answer.json()).sections.flatMap((section) => section.slots)
  const folded = slots.find(({ treatment, notes }) => treatment === 'collapsed' && notes.length === 0)
  const passage = slot(dialog, folded?.slot ?? '')
  const line = passage.getByText(folded?.summary ?? '-', { exact: true })
  const original = passage.getByRole('button', { name: 'Use the original here' })
  await line.scrollIntoViewIfNeeded()
  await expect(original).toBeHidden()
  await line.click()
  await passage.getByText('Why?').click()
  await expect(passage.getByRole('listitem').filter({ hasText: 'Such a reader gave' })).toBeVisible()
  await original.click()
  await expect(line).toBeHidden()
  await expect(passage).toContainText('As written, as you chose')
  await passage.getByRole('button', { name: 'Use what was told' }).click()
  await expect(line).toBeVisible()
})
