import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** @typedef {{ name: string, message: string }} Failure its full name, and the first line of what it says */
/** @typedef {{ passed: number, failures: Failure[] }} Results */

/**
 * What vitest's report says of a run, with what stands beside its tests.
 * @param {{ report: string, beside: string, root: string }} paths of its JSON report, of what `reporter.mjs` wrote, and
 *   of the folder that names of files are told from
 * @returns {Results}
 */
export function vitestResults({ report, beside, root }) {
  const { numPassedTests = 0, testResults = [] } = read(report) ?? {}
  const failures = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ ancestorTitles, title, failureMessages }) =>
        failure([relative(root, name), ...ancestorTitles, title], failureMessages[0]),
      ),
  )
  const others = (read(beside) ?? []).map(({ names, message }) => failure(names, message))
  return { passed: numPassedTests, failures: [...failures, ...others] }
}

/**
 * What Playwright's report says of a run. A test that passes only when it is tried again has failed.
 * @param {string} report the path of its JSON report
 * @returns {Results}
 */
export function playwrightResults(report) {
  const { stats, suites = [], errors = [] } = read(report) ?? {}
  const others = errors.map(({ message }) => failure(['outside of any test'], message))
  return { passed: stats?.expected ?? 0, failures: [...suites.flatMap((suite) => failuresIn(suite, [])), ...others] }
}

/**
 * What failed, in lines that say enough where only the end of a log is seen.
 * @param {Map<string, string>} failed the steps that failed, and how
 * @param {Map<string, Results>} results of the steps that run tests
 */
export function summaryOf(failed, results) {
  const all = [...results.values()]
  const steps = new Set([...failed.keys(), ...results.keys()])
  const lines = [...steps].flatMap((step) => {
    const { failures = [] } = results.get(step) ?? {}
    if (!failed.has(step) && failures.length === 0) return []
    const told = failures.flatMap(({ name, message }) => [`  ${name}`, `    ${message}`])
    const untold = results.has(step) ? ['  None of its tests failed; what it printed says why.'] : []
    return ['', `${step}: ${failed.get(step) ?? 'not every test passed.'}`, ...(told.length > 0 ? told : untold)]
  })
  const silent = [...failed.keys()].filter((step) => !results.get(step)?.failures.length)
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    broken: all.reduce((sum, { failures }) => sum + failures.length, silent.length),
    lines,
  }
}

function failuresIn({ title, suites = [], specs = [] }, above) {
  const names = [...above, title]
  const failed = specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => failure([...names, spec.title], results.find(({ error }) => error)?.error.message)),
  )
  return [...failed, ...suites.flatMap((suite) => failuresIn(suite, names))]
}

function failure(names, message = '') {
  const [line = ''] = stripVTControlCharacters(message).trim().split('\n')
  // All that vitest's report says of a test that took too long.
  const said = line === 'Error: STACK_TRACE_ERROR' ? 'It took longer than it may.' : line
  return { name: names.filter(Boolean).join(' › '), message: said }
}

function read(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}
