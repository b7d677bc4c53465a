import { defineConfig, devices } from '@playwright/test'

const port = Number(process.env.PORT ?? 4123)
const given = process.env.BASE_URL
/** What the server prints; read when all tests have run. */
const log = 'test-results/server.log'
// Tests read letters there; each of their processes loads this file again, and must name the same folder.
process.env.E2E_DATA_DIR ??= `test-results/data-${Date.now()}`

/**
 * Walks a built book as a reader. `BASE_URL` names one that runs already, with `E2E_DATA_DIR` as its `DATA_DIR`; without
 * it one is started on a free folder. What ends in `.plain.spec.ts` is walked with JavaScript off.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  globalTeardown: given ? undefined : './tests/support/discreet-server.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // A second try is there to be recorded, since recording every first one takes a quarter more. It mends no failure.
  retries: 1,
  failOnFlakyTests: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: given ?? `http://localhost:${port}`,
    trace: 'on-first-retry',
    // What it keeps would answer in the place of what a test has set up; the test of reading offline lets it in.
    serviceWorkers: 'block',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] },
  },
  projects: [
    { name: 'with script', testIgnore: '**/*.plain.spec.ts' },
    { name: 'without script', testMatch: '**/*.plain.spec.ts', use: { javaScriptEnabled: false } },
  ],
  webServer: given
    ? undefined
    : {
        command: `node node_modules/next/dist/bin/next start -p ${port} > ${log} 2>&1`,
        url: `http://localhost:${port}/api/health`,
        env: {
          PORT: String(port),
          DATA_DIR: process.env.E2E_DATA_DIR,
          AUTH_RATE_LIMIT: 'off',
          EDITOR_EMAILS: 'editor@example.org',
          NODE_ENV: 'production',
          // What the machine's own settings may name is not for the tests.
          BETTER_AUTH_URL: `http://localhost:${port}`,
          GROQ_API_KEY: '',
          NEON_DB_URL: '',
          DATABASE_URL: '',
          POSTGRES_URL: '',
        },
        timeout: 120_000,
      },
})
