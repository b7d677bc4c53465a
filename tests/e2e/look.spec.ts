import { expect, test } from '@playwright/test'
import { expectAccessible } from '@/tests/support/browser'
import { chapter, openDialog, prepared } from '@/tests/support/dialog'
import { expectRoom } from '@/tests/support/geometry'
import { slotEvent } from '@/tests/support/reading'

test('cover, chapter and search have room at every width', async ({ page }) => {
  for (const path of ['/', chapter, '/search?q=sensor']) {
    await page.goto(path)
    await expectRoom(page, path)
  }
})

test('what is said beside the text begins in its own section', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  for (const path of [chapter, '/chapters/perception']) {
    await page.goto(path)
    const late = await page.evaluate(() => {
      for (const later of document.querySelectorAll<HTMLElement>('.later')) later.style.contentVisibility = 'visible'
      const top = (element: Element) => element.getBoundingClientRect().top
      const headings = [...document.querySelectorAll('article h2[id]')]
      return [...document.querySelectorAll('article aside.box')].filter((aside) => {
        const next = headings.find((each) => aside.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING)
        return next && top(aside) > top(next) - 24
      }).length
    })
    expect(late, path).toBe(0)
  }
})

test('what a browser sets later stands where it would, and is no longer than it was taken for', async ({ page }) => {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    for (const path of [chapter, '/chapters/planning', '/chapters/a-robot-in-simulation']) {
      await page.goto(path)
      // Not set, until the reader is near.
      const isLeft = () => !document.querySelector('.later > *')?.checkVisibility({ contentVisibilityAuto: true })
      await page.waitForFunction(isLeft)
      const { taken, moved } = await page.evaluate(() => {
        const later = document.querySelector<HTMLElement>('.later')
        const blocks = [...document.querySelectorAll('article :is(p, h2, figure, pre, aside, table)')]
        const tops = () => blocks.map((element) => element.getBoundingClientRect().top)
        const guessed = later?.offsetHeight ?? 0
        if (later) later.style.contentVisibility = 'visible'
        const [before, real] = [tops(), later?.offsetHeight ?? 0]
        later?.replaceWith(...later.childNodes)
        const after = tops()
        return { taken: guessed / real, moved: Math.max(...before.map((top, n) => Math.abs(top - (after[n] ?? 0)))) }
      })
      expect(taken, path).toBeGreaterThan(1)
      expect(moved, path).toBeLessThan(0.2)
    }
  }
})

test('so has the dialog, waiting, streaming and failed, and it has no fault in any of these', async ({ page }) => {
  const script = await prepared(page)
  const dialog = await openDialog(page)
  await expectRoom(page, 'waiting')
  await expectAccessible(page)
  await expect.poll(() => script.asked.length).toBe(1)
  script.send(script.plan)
  const slots = script.plan.data.sections.flatMap(({ slots }) => slots)
  script.send(...slots.slice(0, 5).map((id) => slotEvent(id, { treatment: 'rewritten', html: '<p>Said anew.</p>' })))
  await expect(dialog.getByText(`5 of ${slots.length} passages`)).toBeVisible()
  await expectRoom(page, 'streaming')
  await expectAccessible(page)
  script.cut()
  await expect(dialog.getByRole('alert')).not.toBeEmpty()
  await expectAccessible(page)
  await expectRoom(page, 'failed')
})

test('with colours that the system forces, what can be pressed has an edge, and what has the focus is ringed', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await page.goto(chapter, { waitUntil: 'networkidle' })
  const button = page.getByRole('button', { name: 'Personalize this chapter' })
  await expect(button).toHaveCSS('border-top-style', 'solid')
  // Words stand on a plate of the page's own colour, whatever is behind them.
  const plate = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  await expect(button).not.toHaveCSS('color', plate)
  await button.focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await expect(button).toBeFocused()
  await expect(button).toHaveCSS('outline-style', 'solid')
  // Nothing moves by itself for who wants no motion; what follows the scrolling does not move by itself.
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .flatMap(({ timeline, effect }) => (timeline === document.timeline ? [String(effect)] : [])),
  )
  expect(moving).toEqual([])
})
