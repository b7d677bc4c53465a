import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { build, install, loadSettings, main, root } from './setup.mjs'

// npm start: from a fresh clone to a served book.
await main(async () => {
  await install()
  await loadSettings()
  await build()
  // By the server itself, once the database is there: chapters are read while it is away.
  process.env.MIGRATE_ON_START ||= 'on'
  const port = process.env.PORT || '3000'
  await requireFree(Number(port))
  process.env.PORT = port
  process.chdir(root)
  endWithNpm()
  // In this process: one less to keep in memory, and whoever ends it ends the server.
  process.argv = [process.execPath, 'next', 'start', '-p', port]
  createRequire(import.meta.url)('next/dist/bin/next')
})

/** Next would say so with a stack. */
async function requireFree(port) {
  const probe = createServer().listen(port)
  try {
    await once(probe, 'listening')
  } catch ({ code, message }) {
    throw new Error(code === 'EADDRINUSE' ? `Port ${port} is taken. Stop what listens there, or set PORT.` : message)
  }
  await once(probe.close(), 'close')
}

/** npm ends its shell and not what runs in it, so the server would be left alone with its port and its database. */
function endWithNpm() {
  const parent = process.ppid
  if (!process.env.npm_lifecycle_event || parent === 1) return
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 1000).unref()
}
