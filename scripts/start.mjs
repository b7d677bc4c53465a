import { createRequire } from 'node:module'
import { build, install, loadSettings, main, root, runBin } from './setup.mjs'

// npm start: from a fresh clone to a served book.
await main(async () => {
  await install()
  await loadSettings()
  await build()
  if (process.env.NEON_DB_URL || process.env.DATABASE_URL || process.env.POSTGRES_URL) {
    await runBin('tsx', ['scripts/migrate.ts'])
  }
  const port = process.env.PORT || '3000'
  process.env.PORT = port
  process.chdir(root)
  // In this process: one less to keep in memory, and whoever ends it ends the server.
  process.argv = [process.execPath, 'next', 'start', '-p', port]
  createRequire(import.meta.url)('next/dist/bin/next')
})
