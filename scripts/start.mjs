import { build, install, loadSettings, main, runBin } from './setup.mjs'

// npm start: from a fresh clone to a served book.
await main(async () => {
  await install()
  await loadSettings()
  await build()
  if (process.env.NEON_DB_URL || process.env.DATABASE_URL || process.env.POSTGRES_URL) {
    await runBin('tsx', ['scripts/migrate.ts'])
  }
  const port = process.env.PORT || '3000'
  await runBin('next', ['start', '-p', port], { env: { PORT: port } })
})
