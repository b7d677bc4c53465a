import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectAwake, freshEmail, password, signUp } from '@/tests/support/browser'
import { chapter, openDialog, running, see, slot } from '@/tests/support/dialog'
import { slotEvent } from '@/tests/support/reading'

test('a signed-out reader is invited, signs up, and comes back to the open dialog', async ({ page }) => {
  await page.goto(chapter)
  const dialog = await openDialog(page)
  await expect(dialog.getByRole('heading', { level: 2 }).first()).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('link', { name: 'Sign in' }).click()
  // The dialog has a link of that name too, while it still stands there.
  await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'sign up' }).click()
  await page.getByLabel('Name').fill('Ada Reader')
  await page.getByLabel('Email').fill(freshEmail())
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('region', { name: 'Software' }).getByRole('radio', { name: 'Expert' }).check()
  await page.getByRole('region', { name: 'Hardware' }).getByRole('radio', { name: 'None' }).check()
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('dialog').getByRole('region', { name: 'This reading' })).toContainText('expert')
  await expect(page).toHaveURL(chapter)
})

test('from the cover a reader with an account goes to their reading of the chapter they are at', async ({ page }) => {
  await signUp(page)
  await page.goto('/')
  const way = page.getByRole('main').getByRole('link', { name: 'Have it explained' })
  await expect(way).toHaveAttribute('href', '/chapters/embodied-intelligence?personalize')
  await expect(page.getByRole('main').getByRole('link', { name: /Sign up/ })).toHaveCount(0)
  await page.goto(chapter)
  await expectAwake(page)
  await page.goto('/')
  await expect(way).toHaveAttribute('href', `${chapter}?personalize`)
  await way.click()
  await expect(page.getByRole('dialog').getByRole('region', { name: 'This reading' })).toContainText('Python')
  await expect(page).toHaveURL(chapter)
  // As the link is before the page knows them.
  const html = await (await page.request.get('/')).text()
  await page.goto(/href="(\/sign-up[^"]*)"/.exec(html)?.[1] ?? '')
  await expect(page.getByRole('dialog').getByRole('region', { name: 'This reading' })).toContainText('Python')
  await expect(page).toHaveURL('/chapters/embodied-intelligence')
})

test('a chapter is told from what the reader knows, on a bare machine', async ({ page }) => {
  await signUp(page)
  await page.goto(chapter)
  const headings = await page.getByRole('article').getByRole('heading').allTextContents()
  const code = await page.getByRole('article').locator('pre').allTextContents()
  const dialog = await openDialog(page)
  await dialog.getByText('How this reading was made').click()
  // No model took part, so there is nothing to check.
  await expect(dialog.getByText('Checked for').locator('..')).toContainText('none')
  await expect(dialog.getByRole('region', { name: 'This reading' })).toContainText('Python')
  await expect(dialog.getByRole('note').first()).toBeVisible()
  // The first so far: one may come above it yet.
  const told = dialog.locator('[data-slot]').filter({ has: page.locator('.reading-mark', { hasText: 'Why?' }) })
  const mark = slot(dialog, (await told.first().getAttribute('data-slot')) ?? '').locator('.reading-mark')
  await mark.getByText('Why?').click()
  await expect(mark.getByRole('listitem').first()).toBeVisible()
  // What is protected stands in the dialog as it stands on the page.
  expect(await dialog.getByRole('article').getByRole('heading').allTextContents()).toEqual(headings)
  expect(await dialog.getByRole('article').locator('pre').allTextContents()).toEqual(code)
  expect(await duplicateIds(page)).toEqual([])
  await expectAccessible(page)
})

test('passages fill as they come, each with its original one press away', async ({ page }) => {
  const { dialog, script, slots } = await running(page)
  const [first, second, third, fourth] = slots
  await expect(dialog.getByRole('status')).toContainText(`0 of ${slots.length}`)
  const before = await slot(dialog, first).textContent()

  script.send(
    slotEvent(first, {
      treatment: 'rewritten',
      source: 'generated',
      html: '<p>Said anew.</p>',
      reasons: [{ fact: 'f', text: 'You listed ROS.' }],
    }),
  )
  await see(dialog, slot(dialog, first).getByText('Said anew.'))
  await expect(slot(dialog, second)).not.toContainText('Said anew.')
  await slot(dialog, first).getByRole('button', { name: 'Use the original here' }).click()
  await expect(slot(dialog, first)).toContainText(before ?? '')
  await expect(slot(dialog, first)).not.toContainText('Said anew.')
  await slot(dialog, first).getByRole('button', { name: 'Use what was told' }).click()
  await expect(slot(dialog, first)).toContainText('Said anew.')
  await slot(dialog, first).getByText('Why?').click()
  await expect(slot(dialog, first)).toContainText('You listed ROS.')

  const note = {
    id: 'n',
    kind: 'analogy',
    place: 'before',
    markdown: '',
    html: '<p>Like a <code>topic</code>.</p>',
    limits: 'No queue.',
  } as const
  script.send(
    slotEvent(second, {
      treatment: 'bridged',
      source: 'authored',
      notes: [note],
      citations: [{ chapter: 'sensing', anchor: 'start', title: 'Sensing' }],
    }),
  )
  await see(dialog, dialog.getByRole('note', { name: 'Analogy' }).getByText('No queue.'))

  script.send(slotEvent(third, { treatment: 'collapsed', source: 'authored', summary: 'You know this.' }))
  await see(dialog, slot(dialog, third).getByText('You know this.'))
  await expect(slot(dialog, third).locator('p').first()).toBeHidden()
  await slot(dialog, third).getByText('You know this.').click()
  await expect(slot(dialog, third).locator('p').first()).toBeVisible()

  script.send(slotEvent(fourth, { reverted: { check: 'numbers', message: 'm' } }))
  await see(dialog, slot(dialog, fourth).getByText('number'))
  await expectAccessible(page)
})

test('who is read wrongly corrects it and comes back', async ({ page }) => {
  await signUp(page, 'none', 'none')
  await page.goto(chapter)
  const dialog = await openDialog(page)
  await dialog.getByRole('link', { name: 'Correct this' }).click()
  await page.getByRole('region', { name: 'Software' }).getByRole('radio', { name: 'Expert' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('link', { name: 'Back to where you were' }).click()
  await expect(page.getByRole('dialog').getByRole('region', { name: 'This reading' })).toContainText('expert')
})

test('Escape closes, gives the focus back, and stops asking', async ({ page }) => {
  const { dialog } = await running(page)
  await expect(dialog.getByRole('heading', { level: 1 })).toBeFocused()
  const scroll = await page.evaluate(() => window.scrollY)
  await page.keyboard.press('PageDown')
  await expect.poll(() => dialog.evaluate((element) => element.scrollTop)).toBeGreaterThan(200)
  await page.mouse.wheel(0, 100_000)
  expect(await page.evaluate(() => window.scrollY)).toBe(scroll)
  const aborted = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/personalize'))
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Personalize this chapter' })).toBeFocused()
  await aborted
})

test('links within the chapter stay within the dialog', async ({ page }) => {
  const { dialog, script, slots } = await running(page)
  const heading = script.plan.data.sections.at(-1)?.id ?? ''
  script.send(
    slotEvent(slots[0], {
      treatment: 'rewritten',
      source: 'generated',
      html: `<p><a href="${chapter}#${heading}">On to the end</a></p>`,
    }),
  )
  const link = dialog.getByRole('link', { name: 'On to the end' })
  await see(dialog, link)
  await link.click()
  await expect(dialog.locator(`#reading-${heading}`)).toBeInViewport()
  await expect(page).toHaveURL(chapter)
})

function duplicateIds(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    return ids.filter((id, place) => ids.indexOf(id) !== place)
  })
}
