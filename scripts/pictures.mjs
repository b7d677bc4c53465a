import { findChromium } from './chromium.mjs'
import { build, install, main, runBin } from './setup.mjs'

// npm run pictures: every kind of page and every state of the reading room, in test-results/pictures, to be looked at.
await main(async () => {
  await install()
  const CHROMIUM_PATH = await findChromium()
  await build()
  const args = ['test', '--config', 'pictures.config.ts', ...process.argv.slice(2)]
  await runBin('@playwright/test', args, { env: { CHROMIUM_PATH } })
})
