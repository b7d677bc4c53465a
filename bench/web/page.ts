import type { Browser, CDPSession, Page } from '@playwright/test'

/** What a browser with an empty cache needed for a page, up to a second after it is awake. */
export type Visit = {
  js: number
  total: number
  requests: number
  shift: number
  blocking: number
  lcp: number
  cpu: number
  outside: number
}

/** How long a reader looks at a link before pressing it, ms: time to fetch what is behind it. And at a page, to read a line. */
const glance = 1000

type Seen = { shift: number; lcp: number; long: number[] }

declare global {
  interface Window {
    seen: Seen
    painted: Promise<number>
  }
}

/**
 * Opens a page in a browser that is so many times slower. Sizes in kB as they came over the wire, headers included;
 * times in ms; `cpu` is what the page's main thread worked.
 */
export async function visit(browser: Browser, url: string, slower = 4): Promise<Visit> {
  const { page, session, close } = await open(browser, slower)
  const kinds = new Map<string, string>()
  let [js, total] = [0, 0]
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    total += encodedDataLength / 1000
    if (kinds.get(requestId) === 'Script') js += encodedDataLength / 1000
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  // A network may be idle while the page is not: React takes it up, and asks for what comes last.
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('article') ?? {}).some((key) => /^__react/.test(key)),
  )
  await page.waitForTimeout(glance)
  // What was painted is told a moment later.
  await page.waitForFunction(() => window.seen.lcp > 0)
  const { shift, lcp, long } = await page.evaluate(() => window.seen)
  const outside = await page.evaluate(
    () => document.querySelectorAll('body *').length - document.querySelectorAll('article, article *').length,
  )
  const cpu = await worked(session)
  await close()
  const blocking = long.reduce((sum, ms) => sum + Math.max(0, ms - 50), 0)
  return { js, total, requests: kinds.size, shift, blocking, lcp, cpu, outside }
}

/** From a press on the link to the next chapter, which has been in sight for a while, until that chapter is painted: ms. */
export async function turn(browser: Browser, url: string, slower = 4): Promise<number> {
  const { page, close } = await open(browser, slower)
  await page.goto(url, { waitUntil: 'networkidle' })
  const link = page.locator('a[rel="next"]')
  await link.scrollIntoViewIfNeeded()
  await link.hover()
  await page.waitForTimeout(glance)
  await page.evaluate(() => {
    const before = document.querySelector('h1')?.textContent
    window.painted = new Promise((resolve) => {
      addEventListener(
        'click',
        ({ timeStamp }) => {
          const look = () => {
            const now = document.querySelector('h1')?.textContent
            // A frame is painted once the next one begins.
            if (now && now !== before) requestAnimationFrame(() => resolve(performance.now() - timeStamp))
            else requestAnimationFrame(look)
          }
          look()
        },
        { capture: true },
      )
    })
  })
  await link.click()
  const ms = await page.evaluate(() => window.painted)
  await close()
  return ms
}

async function open(
  browser: Browser,
  slower: number,
): Promise<{ page: Page; session: CDPSession; close(): Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 1350, height: 940 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Performance.enable')
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  // What runs this file names functions by a helper that a page does not have.
  await page.addInitScript('globalThis.__name = (named) => named')
  await page.addInitScript(() => {
    window.seen = { shift: 0, lcp: 0, long: [] }
    const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
    watch('longtask', ({ duration }) => window.seen.long.push(duration))
    watch('largest-contentful-paint', ({ startTime }) => {
      window.seen.lcp = startTime
    })
    watch('layout-shift', (entry) => {
      window.seen.shift += (entry as PerformanceEntry & { value: number }).value
    })
  })
  return { page, session, close: () => context.close() }
}

async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
}
