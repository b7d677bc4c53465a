import { expect, type Page, test } from '@playwright/test'
import { fillSignIn, signUp } from '@/tests/support/browser'
import { chapter } from '@/tests/support/dialog'

const sent = (page: Page) => page.waitForResponse((answer) => answer.url().endsWith('/api/progress') && answer.ok())
const kept = (page: Page) => page.evaluate(() => JSON.parse(localStorage.getItem('lectern.places') ?? 'null')?.chapters)

test('who signs in elsewhere goes on where they were, with one request for a chapter that was read', async ({
  page,
  browser,
}) => {
  const asked: string[] = []
  page.on('request', (request) => request.url().endsWith('/api/progress') && asked.push(request.method()))
  const email = await signUp(page)
  const begun = sent(page)
  await page.goto(chapter, { waitUntil: 'networkidle' })
  await begun
  await page.locator('#calibration').evaluate((heading) => heading.scrollIntoView())
  await expect.poll(async () => (await kept(page))?.sensing?.at).toBe('calibration')
  const left = sent(page)
  await page.locator('a[rel=next]').click()
  await left
  expect(asked).toEqual(['PUT', 'PUT'])

  const elsewhere = await (await browser.newContext({ serviceWorkers: 'block' })).newPage()
  await elsewhere.goto(`/sign-in?next=${chapter}`)
  await fillSignIn(elsewhere, email)
  await expect(elsewhere).toHaveURL(chapter)
  await expect.poll(async () => (await kept(elsewhere))?.sensing?.at).toBe('calibration')
  await expect(elsewhere.getByRole('link', { name: /^Go on at/ })).toHaveAttribute('href', '#calibration')
  await elsewhere.context().close()
})
