import type { LaunchOptions } from '@playwright/test'

type Launch = { launchOptions: LaunchOptions }

/** A browser in which a reader has set text twice as large: the widths at which a page changes grow with it. */
export const largeText = {
  launchOptions: async ({ launchOptions }: Launch, use: (options: LaunchOptions) => Promise<void>) => {
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--blink-settings=defaultFontSize=32'] })
  },
}
