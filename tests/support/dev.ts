import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { findChromium } from '@/scripts/chromium.mjs'
import { freePort } from './app'

const root = join(import.meta.dirname, '../..')

/** The site as it is while somebody edits it, and a browser to look at it. */
export type Desk = { url: string; browser: Browser; close(): Promise<void> }

/** Starts `next dev` on a free port. It is up when its first page answers, which takes a while. */
export async function openDesk(): Promise<Desk> {
  const port = await freePort()
  const server = spawn(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'dev', '-p', String(port)], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'ignore',
  })
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] })
  return {
    url: `http://localhost:${port}`,
    browser,
    async close() {
      await browser.close()
      server.kill()
      await once(server, 'exit')
    },
  }
}
