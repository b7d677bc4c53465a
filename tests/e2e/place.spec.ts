import { expect, test } from '@playwright/test'
import { chapter } from '@/tests/support/dialog'
import { current, keptPlaces, openChapter, outline } from '@/tests/support/place'

test('the outline follows the reader, who goes on where they left off', async ({ page }) => {
  await openChapter(page)
  const link = outline(page).getByRole('link').nth(3)
  const id = (await link.getAttribute('href'))?.slice(1) ?? ''
  await page.locator(`[id="${id}"]`).evaluate((heading) => heading.scrollIntoView())
  await expect(current(page)).toHaveAttribute('href', `#${id}`)
  await expect.poll(async () => (await keptPlaces(page))?.chapters.sensing?.at).toBe(id)

  await page.goto('/')
  const on = page.getByRole('main').getByRole('link', { name: 'Go on: Sensing' })
  await expect(on).toHaveAttribute('href', `${chapter}#${id}`)
  await expect(page.getByRole('main').locator('[data-mark=begun]')).toHaveText(/\d+\s% read/)
  await on.click()
  await expect(page).toHaveURL(`${chapter}#${id}`)
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport()
  await expect(current(page)).toHaveAttribute('href', `#${id}`)

  await openChapter(page)
  await page.getByRole('link', { name: /^Go on at/ }).click()
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport()
})

test('a chapter that was read to its end says so in the contents', async ({ page }) => {
  // A chapter has few screens of that height.
  await page.setViewportSize({ width: 1280, height: 2400 })
  await openChapter(page)
  const share = async () => (await keptPlaces(page))?.chapters.sensing?.share ?? 0
  await expect.poll(share).toBeGreaterThan(0)
  const first = await share()
  const last = await outline(page).getByRole('link').last().getAttribute('href')
  await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight }))
  await expect.poll(async () => `#${(await keptPlaces(page)).chapters.sensing.at}`).toBe(last)
  // Who leaps to its end has not read it.
  expect(await share()).toBe(first)
  await page.evaluate(() => window.scrollTo({ top: 0 }))
  for (let before = first; before < 100; before = await share()) {
    await page.evaluate((to) => {
      const { top, height } = document.querySelector('main article')?.getBoundingClientRect() ?? new DOMRect()
      window.scrollBy({ top: top + (to / 100) * height - 80 })
    }, before)
    await expect.poll(share, { intervals: [50] }).toBeGreaterThan(before)
  }
  await page.reload()
  await expect(page.locator('.toc [aria-current=page] [data-mark]')).toHaveAttribute('data-mark', 'read')
  await expect(page.getByRole('link', { name: /^Go on at/ })).toHaveCount(0)
  await page.goto('/')
  await expect(page.getByRole('main').getByRole('link', { name: /^Go on: (?!Sensing)/ })).toBeVisible()
})

test('what changed since the last visit is told until it has been seen, and what is new', async ({ page }) => {
  await openChapter(page)
  await expect.poll(() => keptPlaces(page)).not.toBeNull()
  // Elsewhere: a chapter keeps the place when it is left.
  await page.goto('/search')
  await page.evaluate(() => {
    const places = JSON.parse(localStorage.getItem('lectern.places') ?? '')
    places.chapters.sensing.versions.calibration = 'older'
    places.chapters.sensing.version = 'older'
    places.known = ['sensing']
    localStorage.setItem('lectern.places', JSON.stringify(places))
  })
  await page.goto('/')
  await expect(page.locator('main [data-chapter=sensing] [data-mark]')).toHaveAttribute('data-mark', 'changed')
  await expect(page.locator('main [data-chapter=acting-and-control] [data-mark]')).toHaveText('new')
  await openChapter(page)
  await page.getByRole('link', { name: 'One section has changed since' }).click()
  await expect(page).toHaveURL(`${chapter}#calibration`)
  await expect.poll(async () => (await keptPlaces(page))?.chapters.sensing?.versions.calibration).not.toBe('older')
  await page.goto(chapter)
  await expect(page.locator('.toc [data-chapter=sensing] [data-mark]')).toHaveAttribute('data-mark', /begun|read/)
  await expect(page.getByRole('link', { name: /changed since/ })).toHaveCount(0)
})
