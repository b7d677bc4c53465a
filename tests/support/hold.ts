import type { Page } from '@playwright/test'

/** Keeps back what a page asks for at such addresses, all of it or so many times, until what it answers is called. */
export async function hold(page: Page, addresses: string, times?: number): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(addresses, (route) => held.then(() => route.fallback()), { times })
  return release
}
