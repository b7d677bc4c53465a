import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findChromium } from '@/scripts/chromium.mjs'
import { bare, freePort } from '@/tests/support/app'
import { copyProject } from '@/tests/support/project'

/** So many edits are timed, after one that warms what they go through. */
const edits = 9
/** The goal is a second of a machine that does nothing else, which few are. Milliseconds. */
const most = 1500

let project: Awaited<ReturnType<typeof copyProject>>
let server: ChildProcess
let browser: Browser
let url: string

// npm run dev, in a copy of the project, since the book is edited.
beforeAll(async () => {
  project = await copyProject()
  const port = await freePort()
  url = `http://localhost:${port}`
  server = spawn(process.execPath, ['scripts/dev.mjs'], {
    cwd: project.folder,
    env: { ...bare(), NODE_ENV: 'development' as const, DATA_DIR: join(project.folder, '.data'), PORT: String(port) },
    stdio: process.env.EDIT_OUTPUT ? 'inherit' : 'ignore',
    // A group of its own, so that all of it is ended at once.
    detached: true,
  })
  browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] })
  const page = async () => expect((await fetch(`${url}/chapters/sensing`)).status).toBe(200)
  await vi.waitFor(page, { timeout: 250_000, interval: 100 })
})

afterAll(async () => {
  await browser?.close()
  const ended = once(server, 'exit')
  process.kill(-(server.pid ?? 0), 'SIGTERM')
  await ended
  await project.remove()
})

type Edit = { file: string; sentence: string; isShown(text: string): Promise<unknown> }

/** Puts a number into a sentence, over and over; answers how long each was in coming, in milliseconds, in order of time. */
async function timeEdits({ file, sentence, isShown }: Edit): Promise<number[]> {
  const path = join(project.folder, file)
  const source = await readFile(path, 'utf8')
  expect(source).toContain(sentence)
  const times: number[] = []
  for (let edit = 0; edit <= edits; edit += 1) {
    const text = `${sentence} Edit ${edit} of many.`
    const started = performance.now()
    const shown = isShown(`Edit ${edit} of many.`)
    await writeFile(path, source.replace(sentence, text))
    await shown
    times.push(performance.now() - started)
  }
  return times.slice(1).sort((a, b) => a - b)
}

function tell(what: string, times: number[]): void {
  const [median = Number.NaN, worst = Number.NaN] = [times[times.length >> 1], times.at(-1)]
  console.info(`${what}: median ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms of ${times.length}`)
  expect(median).toBeLessThan(most)
}

async function open(path: string): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(`${url}${path}`, { waitUntil: 'load', timeout: 120_000 })
  // What tells it of changes is there once the page answers to the reader.
  await page.waitForFunction(() => document.readyState === 'complete' && 'next' in window)
  return page
}

const onPage = (page: Page) => (text: string) =>
  page.waitForFunction((wanted) => document.body.textContent?.includes(wanted), text, { timeout: 120_000 })

test('a sentence of a chapter', async () => {
  const page = await open('/chapters/sensing')
  const sentence = 'Nothing is broken.'
  tell('a sentence', await timeEdits({ file: 'content/02-sensing.mdx', sentence, isShown: onPage(page) }))
  await page.close()
})

test('what a concept means', async () => {
  const page = await open('/glossary')
  const sentence = 'into a signal a machine can read.'
  tell('a concept', await timeEdits({ file: 'content/concepts/sensing.yaml', sentence, isShown: onPage(page) }))
  await page.close()
})

test('a bridge, in the preview', async () => {
  const page = await open('/preview?chapter=sensing&software=expert;%20web&hardware=none')
  const sentence = 'A sensor is like a third-party API:'
  tell('a bridge', await timeEdits({ file: 'content/bridges/sensing.yaml', sentence, isShown: onPage(page) }))
  await page.close()
})

test('a bridge, in the answer for a reader whom the book names', async () => {
  const address = `${url}/chapters/sensing/as/web-developer.json`
  const isShown = (text: string) =>
    vi.waitFor(async () => expect(await (await fetch(address)).text()).toContain(text), {
      timeout: 120_000,
      interval: 40,
    })
  const sentence = 'A sensor is like a third-party API:'
  tell('its answer', await timeEdits({ file: 'content/bridges/sensing.yaml', sentence, isShown }))
})
