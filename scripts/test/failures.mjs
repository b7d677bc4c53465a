import { existsSync, readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

/** @typedef {{ name: string, message: string }} Failure its full name, and the first line of what it says */
/** @typedef {{ passed: number, failures: Failure[] }} Results */

/**
 * What `reporter.mjs` wrote of a run of vitest.
 * @param {string} report its path
 * @returns {Results}
 */
export function vitestResults(report) {
  const { passed = 0, failures = [] } = read(report) ?? {}
  return { passed, failures: failures.map(({ names, message }) => failure(names, message)) }
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
  return { name: names.filter(Boolean).join(' › '), message: line }
}

function read(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}
