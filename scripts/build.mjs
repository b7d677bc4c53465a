import { build, install, loadSettings, main, runBin } from './setup.mjs'

// npm run build; with --migrate (on Vercel) the database is brought up to date first.
await main(async () => {
  if (!process.env.VERCEL) await install()
  await loadSettings()
  if (process.argv.includes('--migrate')) await runBin('tsx', ['scripts/migrate.ts'])
  await build({ always: true })
})
