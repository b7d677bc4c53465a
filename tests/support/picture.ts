import { expect, type Page } from '@playwright/test'
import { faultsOf, widths } from './geometry'

/**
 * The page, or the dialog over it, as it stands: in both themes and at every width.
 * @param fits the widths at which nothing may stick out of the window
 */
export async function picture(page: Page, name: string, fits = widths): Promise<void> {
  for (const width of widths)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
      await page.screenshot({ path: `test-results/pictures/${name}-${width}-${colorScheme}.png` })
      if (fits.includes(width)) expect.soft(await faultsOf(page), `${name} at ${width}`).toEqual([])
    }
}
