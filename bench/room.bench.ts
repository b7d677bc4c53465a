import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import { startApp } from '@/tests/support/app'
import { printTable, spread } from './figures'
import { pace, startPacedGroq } from './paced-groq'

// What does a reading keep from its reader while it streams? A new reader of "Sensing", every section generated: they
// scroll in the dialog, leave it to read on in the page, search there, open the dialog again and close it. For each the
// longest task of the page's main thread, of which a browser counts what is above 50 ms as blocking, and the slowest
// answer to a press or a key, up to the next paint (Event Timing, in steps of 8 ms). On this processor, and on one four
// times slower.
const rounds = Number(process.env.BENCH_ROUNDS ?? 7)
const speeds = [1, 4]
const acts = [
  'opening',
  'scrolling',
  'on to the page',
  'opening the search',
  'typing',
  'closing the search',
  'opening again',
  'closing',
] as const
type Act = (typeof acts)[number]
type Cost = { task: number; answer: number }
type Noted = { tasks: { start: number; ms: number }[]; answers: { start: number; ms: number }[] }

declare global {
  interface Window {
    noted: Noted
  }
}

// So slow that it streams through all of this.
pace.tokensPerSecond = 60
const groq = await startPacedGroq()
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] })
try {
  for (const slower of speeds) {
    const results: Record<Act, Cost>[] = []
    for (let round = 0; round < rounds; round += 1) results.push(await read(browser, slower))
    console.log(
      `a processor ${slower === 1 ? 'as it is' : `${slower} times slower`}, ${rounds} rounds, median (least to most)`,
    )
    printTable([
      ['', 'longest task, ms', 'blocking, ms', 'slowest answer, ms'],
      ...acts.map((act) => {
        const tasks = results.map((each) => each[act].task)
        const blocking = tasks.map((ms) => Math.max(0, ms - 50))
        return [
          act,
          spread(tasks, 0),
          spread(blocking, 0),
          spread(
            results.map((each) => each[act].answer),
            0,
          ),
        ]
      }),
    ])
  }
} finally {
  await browser.close()
  await groq.stop()
}

/** One reading on a server that has none yet. */
async function read(browser: Browser, slower: number): Promise<Record<Act, Cost>> {
  const app = await startApp({ GROQ_API_KEY: 'bench', GROQ_BASE_URL: groq.url })
  const context = await browser.newContext({ viewport: { width: 1350, height: 940 } })
  try {
    const page = await context.newPage()
    await page.request.post(`${app.url}/auth/sign-up/email`, {
      headers: { origin: app.url },
      data: {
        name: 'Ada Reader',
        email: `reader-${Date.now()}@example.org`,
        password: 'four unrelated plain words',
        software_background: 'none',
        hardware_background: 'none',
      },
    })
    const session = await context.newCDPSession(page)
    await page.addInitScript('globalThis.__name = (named) => named')
    await page.addInitScript(note)
    await page.goto(`${app.url}/chapters/sensing`, { waitUntil: 'networkidle' })
    return await actOn(page, session, slower)
  } finally {
    await context.close()
    await app.stop()
  }
}

async function actOn(page: Page, session: CDPSession, slower: number): Promise<Record<Act, Cost>> {
  const costs = {} as Record<Act, Cost>
  const during = async (act: Act, run: () => Promise<unknown>) => {
    const from = await page.evaluate(() => performance.now())
    await run()
    costs[act] = await page.evaluate(costSince, from)
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  const dialog = page.getByRole('dialog')
  await during('opening', async () => {
    await page.getByRole('button', { name: 'Personalize this chapter' }).click()
    await dialog.getByText('Rewritten for you').first().waitFor()
  })
  await page.mouse.move(600, 500)
  await during('scrolling', async () => {
    for (let step = 0; step < 40; step += 1) {
      await page.mouse.wheel(0, 90)
      await nextFrame(page)
    }
  })
  await during('on to the page', async () => {
    await dialog.getByRole('button', { name: 'Read in the page' }).click()
    await dialog.waitFor({ state: 'hidden' })
  })
  await during('opening the search', async () => {
    await page.keyboard.press('/')
    await page.getByRole('combobox').waitFor()
  })
  await during('typing', async () => {
    await page.getByRole('combobox').pressSequentially('how a sensor is wrong', { delay: 60 })
    await page.getByRole('option').first().waitFor()
  })
  await during('closing the search', async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('combobox').waitFor({ state: 'hidden' })
  })
  await during('opening again', async () => {
    await page.getByRole('button', { name: 'About', exact: true }).click()
    await dialog.getByText('Rewritten for you').first().waitFor()
  })
  await during('closing', async () => {
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })
  const status = await page.getByRole('complementary', { name: 'This reading' }).textContent()
  if (!/\d+ of \d+ passages/.test(status ?? '')) throw new Error(`It streams no more: ${status}`)
  return costs
}

async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
}

function note(): void {
  window.noted = { tasks: [], answers: [] }
  const watch = (type: string, into: { start: number; ms: number }[]) =>
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) into.push({ start: startTime, ms: duration })
    }).observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit)
  watch('longtask', window.noted.tasks)
  watch('event', window.noted.answers)
}

/** What there was since then, once all of it has been told: that is within two frames of the last of it. */
async function costSince(from: number): Promise<Cost> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve))
  const most = (all: { start: number; ms: number }[]) =>
    Math.max(0, ...all.filter(({ start }) => start >= from).map(({ ms }) => ms))
  return { task: most(window.noted.tasks), answer: most(window.noted.answers) }
}
