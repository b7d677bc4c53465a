import { defineConfig } from '@playwright/test'
import config from './playwright.config'

/** `npm run pictures`: every kind of page and every state of the dialog, for somebody to look at. */
export default defineConfig({
  ...config,
  testDir: 'tests/pictures',
  outputDir: 'test-results/pictures-run',
  reporter: 'list',
  timeout: 300_000,
  projects: [{ name: 'pictures' }],
})
