import { expect, test } from '@playwright/test'
import { expectAccessible, expectAwake } from '@/tests/support/browser'
import { chapter } from '@/tests/support/dialog'
import { current, keptPlaces, openChapter, outline } from '@/tests/support/place'

test('keys go from section to section and on, open the help, and can be turned off', async ({ page }) => {
  await openChapter(page)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const second = outline(page).getByRole('link').nth(1)
  await expect(current(page)).toHaveAttribute('href', (await second.getAttribute('href')) ?? '')
  await page.keyboard.press('t')
  await expect(page.locator('body')).toHaveCSS('color', 'rgb(232, 225, 214)')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expectAccessible(page)
  await page.getByRole('checkbox').uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('t')
  await page.keyboard.press('Shift+J')
  await expect(page).toHaveURL(chapter)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('Shift and j go to the next chapter, p opens the reading', async ({ page }) => {
  await openChapter(page)
  await page.keyboard.press('p')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(chapter)
  await page.keyboard.press('Shift+J')
  await expect(page).not.toHaveURL(chapter)
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Sensing')
})

test('on a phone the contents are a drawer, with Escape and with the focus back where it was', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openChapter(page)
  const [contents, button] = [
    page.getByRole('navigation', { name: 'Contents' }),
    page.getByRole('button', { name: 'Contents' }),
  ]
  await expect(contents).toBeHidden()
  await button.click()
  await expect(contents.locator('[aria-current=page]')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(contents).toBeHidden()
  await expect(button).toBeFocused()
  await button.click()
  await outline(page).getByRole('link').nth(2).click()
  await expect(contents).toBeHidden()
  await expect(page.locator('.chapter-bar-place')).not.toBeEmpty()
})

test('a link that is pointed at is fetched ahead, and no other; followed, it loads no page anew', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.headers().rsc) asked.push(new URL(request.url()).pathname)
  })
  await page.goto(chapter, { waitUntil: 'networkidle' })
  await expectAwake(page)
  expect(asked).toEqual([])
  const link = page.getByRole('navigation', { name: 'Contents' }).locator('a[href^="/chapters/"]').first()
  await link.hover()
  await expect.poll(() => asked.length).toBeGreaterThan(0)
  await page.evaluate(() => document.documentElement.setAttribute('data-same', ''))
  await link.click()
  await expect(page).not.toHaveURL(new RegExp(chapter))
  await expect(page.locator('html[data-same]')).toBeAttached()
})

test('nothing on the way moves the page', async ({ page }) => {
  await openChapter(page)
  await page.evaluate(() => window.scrollTo({ top: 3000 }))
  await expect.poll(async () => (await keptPlaces(page))?.chapters.sensing?.at).not.toBe('start')
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) document.documentElement.dataset.moved = JSON.stringify(entry)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  for (const path of [chapter, '/']) {
    await page.goto(path, { waitUntil: 'networkidle' })
    await expect(page.locator('[data-mark]').first()).toBeAttached()
    expect(await page.evaluate(() => document.documentElement.dataset.moved), path).toBeUndefined()
  }
})

test('most of a chapter is set when it is near, and a place in it is come back to', async ({ page }) => {
  await openChapter(page)
  // After it come only the footnotes, whose heading is for screen readers.
  const last = page.locator('article h2:not(.sr-only)').last()
  const isSet = () => last.evaluate((heading) => heading.checkVisibility({ contentVisibilityAuto: true }))
  const place = () => page.evaluate(() => window.scrollY)
  expect(await isSet()).toBe(false)

  await outline(page).getByRole('link').last().click()
  await expect.poll(isSet).toBe(true)
  await expect(last).toBeInViewport()
  const was = await place()
  await page.reload()
  await expectAwake(page)
  await expect.poll(place).toBe(was)

  await outline(page).getByRole('link').nth(4).click()
  await expect.poll(place).toBeLessThan(was)
  const there = await place()
  // By its key, for which nothing has to be scrolled to.
  await page.keyboard.press('Shift+J')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Sensing')
  await page.evaluate(() => {
    const places: number[] = []
    window.addEventListener('scroll', () => {
      places.push(window.scrollY)
      document.documentElement.dataset.places = JSON.stringify(places)
    })
  })
  // The address of a section: a link within the page made the entry that is gone back to.
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sensing')
  await expect.poll(place).toBe(there)
  // At once, and not screen by screen from the top.
  const places = JSON.parse((await page.locator('html').getAttribute('data-places')) ?? '[]')
  expect(places.filter((each: number) => each > 0 && each < there)).toEqual([])
  await page.goBack()
  await expect.poll(place).toBe(was)
})
