import { expect, type Locator, test } from '@playwright/test'
import { expectAccessible } from '@/tests/support/browser'
import { openDialog, prepared, running, see, slot } from '@/tests/support/dialog'
import { doneEvent, sectionEvent, slotEvent } from '@/tests/support/reading'

const anew = (text = 'Said anew.') =>
  ({ treatment: 'rewritten', source: 'generated', html: `<p>${text}</p>`, markdown: text }) as const
/** Pixels, of a line that is 30 of them high. */
const leeway = 5
const long = anew(`Said anew. ${'A long word stands here. '.repeat(60)}`)

test('a whole reading does not move what is read', async ({ page }) => {
  const { dialog, script, slots } = await running(page)
  await dialog.evaluate((element) => element.scrollTo({ top: 2500 }))
  const [first, ...seen] = await inView(dialog)
  if (!first) throw new Error('the chapter is longer than a screen')
  await page.evaluate(watch)
  const before = await slot(dialog, first).boundingBox()
  for (const [index, id] of slots.entries()) script.send(slotEvent(id, index % 3 === 2 ? {} : long))
  for (const { id } of script.plan.data.sections) script.send(sectionEvent(id, 'generated'))
  script.send(doneEvent('personalized', 9))
  await expect(dialog.getByRole('status')).toContainText('Personalized')
  await expect(dialog.getByText('Said anew.').first()).toBeAttached()
  const changed = slots.filter((_, index) => index % 3 !== 2)
  const away = changed.filter((id) => id !== first && !seen.includes(id))
  await expect(dialog.getByText('Said anew.')).toHaveCount(away.length)
  expect(Math.abs(((await slot(dialog, first).boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(leeway)
  const { shift, score, blocked } = await page.evaluate(watched)
  expect(shift).toBeLessThanOrEqual(0.02)
  expect(score).toBeLessThanOrEqual(0.02)
  test
    .info()
    .annotations.push({ type: 'figure', description: `shift ${shift}, score ${score}, longest blocking ${blocked} ms` })

  // What waits in view comes by a press, and what was above it stays where it is.
  await dialog.getByRole('button', { name: 'Show the new words' }).click()
  await expect(dialog.getByText('Said anew.')).toHaveCount(changed.length)
  expect(Math.abs(((await slot(dialog, first).boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(leeway)
})

test('nor does it in a browser that keeps no place by itself', async ({ page }) => {
  await page.addInitScript(() => {
    const supports = CSS.supports.bind(CSS)
    CSS.supports = (...asked: [string, string?]) =>
      asked[0] !== 'overflow-anchor' && supports(...(asked as Parameters<typeof supports>))
  })
  const { dialog, script, slots } = await running(page)
  await dialog.evaluate((element) => {
    element.style.overflowAnchor = 'none'
    element.scrollTo({ top: 2500 })
  })
  const [first = ''] = await inView(dialog)
  const before = await slot(dialog, first).boundingBox()
  script.send(...slots.map((id) => slotEvent(id, long)), doneEvent('personalized', 9))
  await expect(dialog.getByRole('status')).toContainText('Personalized')
  await expect(dialog.getByText('Said anew.').first()).toBeAttached()
  await expect.poll(() => dialog.evaluate((element) => element.scrollTop)).toBeGreaterThan(2600)
  const after = await slot(dialog, first).boundingBox()
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(leeway)
})

test('the personal text is read in the page, with its anchors, and left again', async ({ page }) => {
  const { dialog, script, slots } = await running(page)
  script.send(slotEvent(slots[0], anew()), slotEvent(slots[1], anew('Also anew.')))
  await see(dialog, dialog.getByText('Said anew.'))
  await dialog.getByRole('button', { name: 'Read in the page' }).click()
  await expect(dialog).toBeHidden()
  const article = page.getByRole('main').getByRole('article')
  await expect(article.getByText('Said anew.')).toBeVisible()
  await expect(article.locator('h2[id]').first()).toHaveAttribute('id', /^(?!reading-)/)
  const bar = page.getByRole('complementary', { name: 'This reading' })
  await expect(bar).toContainText('As told to you')
  await expectAccessible(page)

  // It goes on coming.
  script.send(slotEvent(slots.at(-1) ?? '', anew('The end, anew.')))
  await expect(article.getByText('The end, anew.')).toBeAttached()
  await article.getByRole('button', { name: 'Use the original here' }).first().click()
  await expect(article.getByText('Said anew.')).toHaveCount(0)
  await bar.getByRole('button', { name: 'Back to as written' }).click()
  await expect(bar).toBeHidden()
  await expect(article.getByText('The end, anew.')).toHaveCount(0)
})

test('what is read in the page is read there after a reload too, and what is in view waits', async ({ page }) => {
  const { dialog, script, slots } = await running(page)
  script.send(...slots.map((id, index) => slotEvent(id, index % 2 === 0 ? anew() : {})))
  for (const { id } of script.plan.data.sections) script.send(sectionEvent(id, 'generated'))
  script.send(doneEvent('personalized', 9))
  await expect(dialog.getByRole('status')).toContainText('Personalized')
  await dialog.getByRole('button', { name: 'Read in the page' }).click()
  await expect(dialog).toBeHidden()
  const article = page.getByRole('main').getByRole('article')
  await expect(article.getByText('Said anew.').first()).toBeAttached()
  const middle = slots[slots.length >> 1] ?? ''
  await slot(article, middle).evaluate((element) => element.scrollIntoView())

  await page.reload()
  const bar = page.getByRole('complementary', { name: 'This reading' })
  await expect(bar).toContainText('As told to you')
  await expect(slot(article, slots[0])).toContainText('Said anew.')
  const seen = (await inView(article)).filter((id) => slots.indexOf(id) % 2 === 0)
  expect(seen).not.toEqual([])
  for (const id of seen) await expect(slot(article, id)).not.toContainText('Said anew.')
  await bar.getByRole('button', { name: 'Show the new words' }).click()
  for (const id of seen) await expect(slot(article, id)).toContainText('Said anew.')

  await bar.getByRole('button', { name: 'Back to as written' }).click()
  await expect(bar).toBeHidden()
  await page.reload()
  // As it begins again in the dialog, nothing has begun before.
  await openDialog(page)
  await expect(dialog.getByText('Said anew.').first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(bar).toHaveCount(0)
  await expect(article.getByText('Said anew.')).toHaveCount(0)
  expect(script.asked).toHaveLength(1)
})

test('what was read is there after a reload, with the originals that were wanted; only the rest is asked for', async ({
  page,
}) => {
  const { dialog, script } = await running(page)
  const [start, ...rest] = script.plan.data.sections
  const [one = '', ...others] = start?.slots ?? []
  script.send(slotEvent(one, anew()), ...others.map((id) => slotEvent(id)))
  script.send(sectionEvent(start?.id ?? '', 'generated'))
  await see(dialog, dialog.getByText('Said anew.'))
  await slot(dialog, one).getByRole('button', { name: 'Use the original here' }).click()
  await expect(dialog.getByText('Said anew.')).toHaveCount(0)

  await page.reload()
  await openDialog(page)
  await expect.poll(() => script.asked.at(-1)?.sections).toEqual(rest.map(({ id }) => id))
  await slot(dialog, one).getByRole('button', { name: 'Use what was told' }).click()
  await expect(dialog.getByText('Said anew.')).toBeVisible()
})

test('by preference a reading begins with the page, which stays as written', async ({ page }) => {
  const script = await prepared(page)
  const dialog = await openDialog(page)
  await expect.poll(() => script.asked.length).toBe(1)
  await dialog.getByRole('checkbox').check()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.reload()
  await expect.poll(() => script.asked.length).toBe(2)
  const [start] = script.plan.data.sections
  script.send(script.plan, ...(start?.slots ?? []).map((id) => slotEvent(id, anew())), doneEvent('personalized', 1))
  await expect(page.getByText('Your reading of this chapter is ready.')).toBeVisible()
  await expect(page.getByText('Said anew.')).toHaveCount(0)
  await openDialog(page)
  await expect(dialog.getByText('Said anew.').first()).toBeVisible()
})

/** The slots of a text that can be seen. */
function inView(text: Locator): Promise<string[]> {
  return text.locator('[data-slot]').evaluateAll((all) =>
    all
      .filter((element) => {
        const { top, bottom } = element.getBoundingClientRect()
        return bottom > 64 && top < window.innerHeight
      })
      .map(({ dataset }) => dataset.slot ?? ''),
  )
}

/**
 * Follows what is painted, frame by frame: `shift` adds up how far anything that stayed in view moved, in heights of the
 * screen; `score` is the browser's own, of all layout shifts that no press or key explains.
 */
function watch() {
  const seen = { shift: 0, score: 0, blocked: 0 }
  Object.assign(window, { seen })
  let before = new Map<Element, number>()
  const look = () => {
    const all = document.querySelectorAll('dialog :is([data-slot], .heading, figure, .formula, .box, .reading-word)')
    const boxes = [...all].map((element) => ({ element, box: element.getBoundingClientRect() }))
    const inView = boxes.filter(({ box }) => box.bottom > 64 && box.top < window.innerHeight)
    const now = new Map(inView.map(({ element, box }) => [element, box.top]))
    const moves = [...now].map(([element, top]) => Math.abs(top - (before.get(element) ?? top)))
    seen.shift += Math.max(0, ...moves) / window.innerHeight
    before = now
    requestAnimationFrame(look)
  }
  look()
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.blocked = Math.max(seen.blocked, duration - 50)
  }).observe({ type: 'longtask' })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) seen.score += entry.value
  }).observe({ type: 'layout-shift' })
}

function watched(): { shift: number; score: number; blocked: number } {
  return Object.getOwnPropertyDescriptor(window, 'seen')?.value
}
