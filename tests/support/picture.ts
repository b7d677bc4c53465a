import { expect, type Page } from '@playwright/test'
import { faultsOf, widths } from './geometry'

/** The page, or the dialog over it, as it stands: in both themes and at every width. */
export async function picture(page: Page, name: string, whole = false): Promise<void> {
  for (const width of widths)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
      await page.screenshot({ path: `test-results/pictures/${name}-${width}-${colorScheme}.png`, fullPage: whole })
      expect.soft(await faultsOf(page), `${name} at ${width}`).toEqual([])
    }
}
