import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, indexBook, install, main, root, runBin } from './setup.mjs'
import { playwrightResults, summaryOf, vitestResults } from './test/failures.mjs'

const reports = join(root, 'test-results')
const projects = ['unit', 'integration', 'server']

// npm test: everything, on a fresh clone too. Each step runs though one before it failed, so one run tells all.
await main(async () => {
  await install()
  const { findChromium } = await import('./chromium.mjs')
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports)
  leaveData(join(reports, 'data'))
  const chromium = await findChromium()
  await indexBook()
  const steps = [
    ['lint', () => runBin('@biomejs/biome', ['check', '.'])],
    ['types', () => runBin('next', ['typegen']).then(() => runBin('typescript', ['--noEmit']))],
    ['unit', () => vitest('unit')],
    ['build', () => build({ standalone: true })],
    ['integration', () => vitest('integration')],
    ['server', () => vitest('server')],
    ['end to end', () => runBin('@playwright/test', ['test'], { env: { CHROMIUM_PATH: chromium } })],
  ]
  const failed = new Map()
  for (const [name, step] of steps) {
    const started = Date.now()
    console.log(`\n— ${name}`)
    await step().catch((cause) => failed.set(name, cause.message))
    console.log(`— ${name}: ${Math.round((Date.now() - started) / 1000)} s`)
  }
  const results = new Map(projects.map((project) => [project, vitestResults(reportOf(project))]))
  results.set('end to end', playwrightResults(join(reports, 'e2e.json')))
  const { passed, broken, lines } = summaryOf(failed, results)
  for (const line of lines) console.log(line)
  console.log(`\n${passed} passed, ${broken} failed`)
  if (broken > 0 || passed === 0) process.exit(1)
})

/** What a server leaves where it has run: `build.test.ts` sees to it that a build takes none of it along. */
function leaveData(folder) {
  for (const [name, file] of [
    ['pglite', 'PG_VERSION'],
    ['outbox', 'letter.txt'],
  ]) {
    mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, name, file), '17')
  }
  writeFileSync(join(folder, 'secret'), 'a secret')
}

function vitest(project) {
  const reporters = ['default', './scripts/test/reporter.mjs'].map((reporter) => `--reporter=${reporter}`)
  return runBin('vitest', ['run', '--project', project, ...reporters], { env: { FAILURES: reportOf(project) } })
}

function reportOf(project) {
  return join(reports, `${project}.json`)
}
