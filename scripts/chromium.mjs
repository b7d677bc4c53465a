import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { run, runBin } from './setup.mjs'

// The shell has no window around its pages, which is half of the work of the tests.
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/**
 * Finds a Chromium for the tests, or installs one: `CHROMIUM_PATH`, the system's, Playwright's own, Debian's.
 * @returns {Promise<string | undefined>} its path; undefined where Playwright's own is to be used
 * @throws {Error} saying what to do where there is none to be had
 */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (existsSync(given)) return given
    throw new Error(`CHROMIUM_PATH names no file: ${given}`)
  }
  const found = onSystem() ?? playwrights()
  if (found) return found
  console.log('There is no Chromium here; installing one for the tests …')
  await attempt(() => runBin('@playwright/test', ['install', '--with-deps', 'chromium']))
  if (playwrights()) return playwrights()
  await attempt(() => run('apt-get', ['update']))
  await attempt(() => run('apt-get', ['install', '-y', 'chromium-headless-shell']))
  if (!onSystem()) await attempt(() => run('apt-get', ['install', '-y', 'chromium']))
  const installed = onSystem()
  if (installed) return installed
  throw new Error('The tests need a browser and none could be installed. Install Chromium and set CHROMIUM_PATH to it.')
}

function onSystem() {
  for (const name of names) {
    const { stdout, status } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' })
    if (status === 0) return stdout.trim()
  }
  return undefined
}

function playwrights() {
  const { chromium } = createRequire(import.meta.url)('@playwright/test')
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

async function attempt(work) {
  try {
    await work()
  } catch (cause) {
    console.log(cause.message)
  }
}
