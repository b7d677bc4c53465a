import { expect, type Page, test } from '@playwright/test'
import type { PlanEvent, ReadingEvent } from '@/lib/personalize/events'
import { faultsOf } from './axe'
import { planEvent, serve, wire } from './reading'

export const password = 'four unrelated plain words'

/** An address nobody has used. */
export function freshEmail(): string {
  return `reader-${Date.now()}-${Math.round(Math.random() * 1e9)}@example.org`
}

/** Makes an account and signs in, without the form. */
export async function signUp(page: Page, software = 'expert; python, ros', hardware = 'none'): Promise<string> {
  const email = freshEmail()
  const answer = await page.request.post('/auth/sign-up/email', {
    // Where the page has left a cookie, a form without its origin is refused.
    headers: { origin: test.info().project.use.baseURL ?? '' },
    data: { name: 'Ada Reader', email, password, software_background: software, hardware_background: hardware },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  return email
}

/** Answers all that sign-up asks, by its labels. */
export async function fillSignUp(page: Page, email: string): Promise<void> {
  await page.getByLabel('Name').fill('Ada Reader')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  for (const name of ['Software', 'Hardware'])
    await page.getByRole('region', { name }).getByRole('radio', { name: 'None' }).check()
}

/** Signs in by the form that stands on the page. */
export async function fillSignIn(page: Page, email: string, secret = password): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** What the reader's next token says. */
export async function claims(page: Page): Promise<Record<string, unknown>> {
  const { token } = await (await page.request.get('/auth/token')).json()
  return JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString())
}

/** The page's own scripts ran: React has taken up what the server drew. */
export async function expectAwake(page: Page): Promise<void> {
  const main = page.getByRole('main')
  await expect.poll(() => main.evaluate((element) => Object.keys(element).join())).toContain('__react')
}

/** Finds nothing that stands in a reader's way, in either scheme. */
export async function expectAccessible(page: Page): Promise<void> {
  // A page that is gone to within the site is named a moment after it stands there.
  await expect(page).toHaveTitle(/./)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await faultsOf(page, { isColour: colorScheme === 'dark' }), colorScheme).toEqual([])
  }
  await page.emulateMedia({ colorScheme: null })
}

/** What the server of a scripted reading was asked, and how to answer it event by event. */
export type Script = {
  asked: { chapter: string; sections?: string[] }[]
  plan: PlanEvent
  /** Sends events to whoever asked last. */
  send(...events: ReadingEvent[]): void
  /** Breaks the connection. */
  cut(): void
  /** The next request is answered with a problem document. */
  refuse(status: number, code: string, headers?: Record<string, string>): void
}

/** Puts a scripted server in the place of `/api/personalize`; the plan is that of the chapter on the page. */
export async function scripted(page: Page): Promise<Script> {
  const asked: Script['asked'] = []
  const refusals: { status: number; code: string; headers: Record<string, string> }[] = []
  let current: { write(text: string): void; destroy(): void } | undefined
  const server = await serve(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    asked.push(JSON.parse(body))
    const refusal = refusals.shift()
    if (refusal) {
      const { status, code, headers } = refusal
      response.writeHead(status, { 'content-type': 'application/problem+json', ...headers })
      response.end(JSON.stringify({ type: 'about:blank', title: code, status, detail: code, code }))
      return
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(': here\n\n')
    current = response
  })
  page.once('close', () => void server.close())
  await page.route('**/api/personalize', (route) => route.continue({ url: `${server.origin}/api/personalize` }))
  const slots = await page
    .locator('main [data-slot]')
    .evaluateAll((found) => found.map((each) => each.dataset.slot ?? ''))
  return {
    asked,
    plan: planEvent(sectionsOf(slots), await revisionOf(page)),
    send: (...events) => current?.write(events.map((event) => wire(event)).join('')),
    cut: () => current?.destroy(),
    refuse: (status, code, headers = {}) => void refusals.push({ status, code, headers }),
  }
}

/** The revision of the chapter on the page, as its answers for anybody name it. */
async function revisionOf(page: Page): Promise<string> {
  const answer = await page.request.get(`${new URL(page.url()).pathname}/as/newcomer.json`)
  return (await answer.json()).revision
}

function sectionsOf(slots: string[]): PlanEvent['data']['sections'] {
  const ids = [...new Set(slots.map((slot) => slot.replace(/\.\d+$/, '')))]
  return ids.map((id) => ({
    id,
    heading: id,
    domain: 'software',
    slots: slots.filter((slot) => slot.replace(/\.\d+$/, '') === id),
  }))
}
