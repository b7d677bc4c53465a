import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds on a page as it stands: the rule and the beginning of each element that breaks it. */
export async function faultsOf(page: Page, exclude?: string): Promise<string[]> {
  // It need not tell what is well, nor fetch the styles again that one rule about turned phones reads.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'], preload: false, iframes: false })
  const { violations } = await (exclude ? axe.exclude(exclude) : axe).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}
