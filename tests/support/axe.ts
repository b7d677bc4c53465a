import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

type Part = {
  /** What is left out, as a selector. */
  exclude?: string
  /** Colours alone: for a page whose other faults were looked for in another scheme. */
  isColour?: boolean
}

/**
 * What axe finds on a page as it stands: the rule and the beginning of each element that breaks it. Of a page under an
 * open dialog nothing can be reached, so the dialog is what is looked at.
 */
export async function faultsOf(page: Page, { exclude, isColour = false }: Part = {}): Promise<string[]> {
  // It need not tell what is well, nor fetch the styles again that one rule about turned phones reads.
  const options = { resultTypes: ['violations' as const], preload: false, iframes: false }
  // Its other mode, for frames of other sites, carries all that is well to a page of its own: twice the time.
  const axe = new AxeBuilder({ page }).options(options).setLegacyMode()
  if (exclude) axe.exclude(exclude)
  if (isColour) axe.withRules(['color-contrast'])
  if ((await page.locator('dialog:modal').count()) > 0) axe.include('dialog:modal')
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}
