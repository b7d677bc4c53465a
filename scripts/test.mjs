import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, indexBook, install, main, root, runBin } from './setup.mjs'

const reports = join(root, 'test-results')

// npm test: everything, on a fresh clone too. Each step runs though one before it failed, so one run tells all.
await main(async () => {
  await install()
  const { findChromium } = await import('./chromium.mjs')
  rmSync(reports, { recursive: true, force: true })
  const chromium = await findChromium()
  await indexBook()
  const steps = [
    ['lint', () => runBin('@biomejs/biome', ['check', '.'])],
    ['types', () => runBin('next', ['typegen']).then(() => runBin('typescript', ['--noEmit']))],
    ['unit', () => vitest('unit')],
    ['build', () => build()],
    ['integration', () => vitest('integration')],
    ['server', () => vitest('server')],
    ['end to end', () => runBin('@playwright/test', ['test'], { env: { CHROMIUM_PATH: chromium } })],
  ]
  const failed = []
  for (const [name, step] of steps) {
    const started = Date.now()
    console.log(`\n— ${name}`)
    await step().catch((cause) => failed.push(`${name}: ${cause.message}`))
    console.log(`— ${name}: ${Math.round((Date.now() - started) / 1000)} s`)
  }
  const { passed, broken } = count()
  for (const line of failed) console.error(line)
  console.log(`\n${passed} passed, ${Math.max(broken, failed.length)} failed`)
  if (failed.length > 0 || passed === 0) process.exit(1)
})

function vitest(project) {
  const report = join(reports, `${project}.json`)
  return runBin('vitest', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
}

function count() {
  let [passed, broken] = [0, 0]
  for (const project of ['unit', 'integration', 'server']) {
    const { numPassedTests = 0, numFailedTests = 0 } = read(`${project}.json`)
    passed += numPassedTests
    broken += numFailedTests
  }
  const { stats } = read('e2e.json')
  return { passed: passed + (stats?.expected ?? 0), broken: broken + (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) }
}

function read(name) {
  const path = join(reports, name)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}
