import { expect, type Page, test } from '@playwright/test'
import { expectAwake, signUp } from '@/tests/support/browser'
import { chapter, openDialog } from '@/tests/support/dialog'

/** What somebody might manage to smuggle into a page: each of the first three would run, the last two would style. */
const smuggled = `
  <script>document.documentElement.dataset.script = 'ran'</script>
  <img src="/nowhere.png" alt="" onerror="document.documentElement.dataset.handler = 'ran'">
  <iframe srcdoc="<script>parent.document.documentElement.dataset.frame = 'ran'</script>" title="x"></iframe>
  <style>h1 { text-transform: uppercase }</style>
  <p id="smuggled" style="text-transform: uppercase">x</p>`

/** Pages that were built ahead, and pages that are drawn for a request. */
const pages = ['/', chapter, '/deleted', '/nowhere', '/sign-in', '/sign-up', '/forgot', '/reset', '/verify']

const nothing = { script: false, handler: false, frame: false, style: false, attribute: false }
const everything = { script: true, handler: true, frame: true, style: true, attribute: true }

test('what is smuggled into a page neither runs nor styles, and the page wakes up all the same', async ({ page }) => {
  for (const path of pages) await expectProof(page, path)
  await signUp(page)
  await expectProof(page, '/account')
})

test('without the policy it would do both', async ({ page }) => {
  for (const path of [chapter, '/sign-in']) {
    await openWith(page, path, smuggled, { policy: false })
    await expect.poll(() => effects(page), path).toEqual(everything)
  }
})

test('a script that runs cannot make others from text, nor speak to another site', async ({ page }) => {
  for (const path of [chapter, '/sign-in']) {
    await page.goto(path)
    await expectAwake(page)
    const refused = await page.evaluate(async () => {
      const directives = new Set<string>()
      const both = new Promise<void>((resolve) =>
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          if (directives.add(effectiveDirective).size === 2) resolve()
        }),
      )
      setTimeout("document.documentElement.dataset.evaluated = 'ran'", 0)
      fetch('https://elsewhere.example/').catch(() => {})
      await both
      return [...directives].sort()
    })
    expect(refused, path).toEqual(['connect-src', 'script-src'])
    expect(await page.evaluate(() => document.documentElement.dataset.evaluated)).toBeUndefined()
  }
})

test('a nonce is used once', async ({ page }) => {
  const nonces = await Promise.all(
    [1, 2].map(async () => /'nonce-([^']+)'/.exec(await policyOf(page, '/sign-in'))?.[1]),
  )
  expect(nonces.every((nonce) => nonce && nonce.length >= 22)).toBe(true)
  expect(new Set(nonces).size).toBe(2)
})

test('no page allows what is inline or evaluated', async ({ page }) => {
  for (const path of pages) expect(await policyOf(page, path), path).not.toMatch(/unsafe-(?:inline|eval)/)
})

for (const first of ['/', '/account'])
  test(`from ${first} a reader goes everywhere without a new document, and the policy is never in the way`, async ({
    page,
  }) => {
    const faults = faultsOf(page)
    await signUp(page)
    await page.goto(first)
    await expectAwake(page)
    const mark = await page.evaluate(() => (document.documentElement.dataset.mark = 'the same document'))
    const banner = page.getByRole('banner')
    await banner.getByRole('link').first().click()
    await page.getByRole('main').locator(`a[href="${chapter}"]`).first().click()
    const dialog = await openDialog(page)
    await expect(dialog.getByText('How this reading was made')).toBeVisible()
    await expect(dialog.locator('math').first()).toBeVisible()
    await page.keyboard.press('Escape')
    await page.locator('a[rel=next]').click()
    await expect(page.getByRole('article').locator('math').first()).toBeVisible()
    await banner.getByRole('link', { name: 'Ada Reader' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(banner.getByRole('link', { name: 'Sign in' })).toBeVisible()
    await banner.getByRole('link', { name: 'Sign in' }).click()
    await expect(page.getByLabel('Email')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.dataset.mark)).toBe(mark)
    expect(faults).toEqual([])
  })

/** Opens a page as if the server had sent it with something more in it. */
async function openWith(page: Page, path: string, more: string, { policy = true } = {}): Promise<void> {
  await page.unroute('**/*')
  await page.route('**/*', async (route) => {
    if (new URL(route.request().url()).pathname !== path) return route.fallback()
    const response = await route.fetch()
    const headers = response.headers()
    const html = (await response.text()).replace('</body>', `${more}</body>`)
    if (policy) return route.fulfill({ response, body: html })
    const { 'content-security-policy': _, ...without } = headers
    await route.fulfill({ response, headers: without, body: html.replace(/<meta http-equiv[^>]*>/, '') })
  })
  // What is loaded when the page is has run by then, if it may.
  await page.goto(path)
}

function effects(page: Page): Promise<Record<string, boolean>> {
  return page.evaluate(() => {
    const { script, handler, frame } = document.documentElement.dataset
    const shouts = (selector: string) => {
      const found = document.querySelector(selector)
      return found !== null && getComputedStyle(found).textTransform === 'uppercase'
    }
    return {
      script: script === 'ran',
      handler: handler === 'ran',
      frame: frame === 'ran',
      style: shouts('h1'),
      attribute: shouts('#smuggled'),
    }
  })
}

/** A page into which something was smuggled is as if it were not. */
async function expectProof(page: Page, path: string): Promise<void> {
  await openWith(page, path, smuggled)
  expect(await effects(page), path).toEqual(nothing)
  await expectAwake(page)
}

async function policyOf(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path)
  return answer.headers()['content-security-policy'] ?? ''
}

function faultsOf(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    // What the tests forbid, a slow machine has the time to try.
    if (message.text().startsWith('Service Worker registration blocked by Playwright')) return
    if (['error', 'warning'].includes(message.type())) faults.push(message.text())
  })
  return faults
}
