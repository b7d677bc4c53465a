import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { faultsOf } from '@/tests/support/axe'
import { type Desk, openDesk } from '@/tests/support/dev'

let desk: Desk
let url = ''

beforeAll(async () => {
  desk = await openDesk()
  url = `${desk.url}/style`
  await vi.waitFor(async () => expect((await fetch(url)).status).toBe(200), { timeout: 200_000, interval: 100 })
})

afterAll(() => desk?.close())

test.each(
  (['light', 'dark'] as const).flatMap((colorScheme) => [390, 820, 1440].map((width) => ({ colorScheme, width }))),
)('every piece, in the $colorScheme at $width pixels, has no fault that axe finds and fits', async (look) => {
  const context = await desk.browser.newContext({
    colorScheme: look.colorScheme,
    viewport: { width: look.width, height: 900 },
  })
  const page = await context.newPage()
  await page.goto(url)
  expect(await faultsOf(page, { exclude: 'nextjs-portal' })).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(look.width)
  await context.close()
})

test('a term is defined under the pointer, on focus and at a press, and Escape closes it', async () => {
  const page = await desk.browser.newPage()
  await page.goto(url, { waitUntil: 'networkidle' })
  const term = page.getByRole('button', { name: 'sensor', exact: true })
  const card = page.locator('.term-card')
  const isOpen = () => card.evaluate((element) => element.matches(':popover-open'))
  await term.hover()
  await expect.poll(isOpen).toBe(true)
  await card.hover()
  const [word, box] = [await term.boundingBox(), await card.boundingBox()]
  expect(Math.abs((box?.y ?? 0) - ((word?.y ?? 0) + (word?.height ?? 0)))).toBeLessThan(20)
  await page.keyboard.press('Escape')
  expect(await isOpen()).toBe(false)
  await page.mouse.move(0, 0)
  await page.getByRole('link', { name: 'a link' }).focus()
  await page.keyboard.press('Tab')
  await expect.poll(isOpen).toBe(true)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect.poll(isOpen).toBe(false)
  await term.click()
  expect(await isOpen()).toBe(true)
  await page.close()
})

test('a choice of tab holds for every choice of it on the page', async () => {
  const page = await desk.browser.newPage()
  await page.goto(url, { waitUntil: 'networkidle' })
  const choices = page.getByRole('radio', { name: 'C++' })
  await choices.nth(1).check()
  expect(await choices.first().isChecked()).toBe(true)
  await page.close()
})
