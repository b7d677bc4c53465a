import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { playwrightResults, summaryOf, vitestResults } from '@/scripts/test/failures.mjs'

// What `npm test` says at its end, read from the reports of runs that fail in every way there is.
const root = join(import.meta.dirname, '../..')
const reporter = join(root, 'scripts/test/reporter.mjs')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-failures-'))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs a command of a package to its end; what this run of vitest has set does not reach it. */
async function run(bin: string, args: string[], env: Record<string, string> = {}): Promise<number | null> {
  const { PATH, HOME } = process.env
  const clean: NodeJS.ProcessEnv = { PATH, HOME, NODE_ENV: 'test', FORCE_COLOR: '1', ...env }
  const child = spawn(process.execPath, [join(root, 'node_modules', bin), ...args], { cwd: folder, env: clean })
  const [code] = await once(child, 'exit')
  return code
}

async function vitest(files: Record<string, string>) {
  const place = await mkdtemp(join(folder, 'vitest-'))
  for (const [name, source] of Object.entries(files))
    await writeFile(join(place, name), `import { beforeAll, describe, expect, test } from 'vitest'\n${source}\n`)
  const FAILURES = join(place, 'report.json')
  const code = await run('vitest/vitest.mjs', ['run', '--root', place, `--reporter=${reporter}`], { FAILURES })
  return { code, results: vitestResults(FAILURES) }
}

describe('of a run of vitest', () => {
  test('every test that failed is named in full, with the first line of what it says', async () => {
    const { results } = await vitest({
      'sum.test.ts': `
        test('adds', () => expect(1 + 1).toBe(2))
        describe('a sum', () => describe('of two', () => test('is odd', () => expect(2, 'an odd sum').toBe(3))))
        test('never ends', () => new Promise(() => {}), 10)
        test('asks', () => { throw new TypeError('fetch failed', { cause: new Error('the other side closed') }) })`,
    })
    const message = 'AssertionError: an odd sum: expected 2 to be 3 // Object.is equality'
    expect(results).toEqual({
      passed: 1,
      failures: [
        { name: 'sum.test.ts › a sum › of two › is odd', message },
        { name: 'sum.test.ts › never ends', message: 'Error: Test timed out in 10ms.' },
        { name: 'sum.test.ts › asks', message: 'TypeError: fetch failed (Error: the other side closed)' },
      ],
    })
  })

  test('a file that cannot be loaded, a hook and an error of no test are told too', async () => {
    const { code, results } = await vitest({
      'broken.test.ts': `throw new Error('no such thing')`,
      'hook.test.ts': `
        describe('a server', () => {
          beforeAll(() => { throw new Error('the port is taken') })
          test('answers', () => {})
        })`,
      'stray.test.ts': `test('passes', () => { setTimeout(() => { throw new TypeError('too late') }) })
        test('waits', () => new Promise((resolve) => setTimeout(resolve, 20)))`,
    })
    expect(code).toBe(1)
    expect(results.passed).toBe(2)
    expect(results.failures.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
      { name: 'broken.test.ts', message: 'Error: no such thing' },
      { name: 'hook.test.ts › a server', message: 'Error: the port is taken' },
      { name: 'outside of any test', message: 'TypeError: too late' },
    ])
  })
})

test('of a run of Playwright every test that failed is named in full', async () => {
  const place = await mkdtemp(join(folder, 'playwright-'))
  const report = join(place, 'report.json')
  await writeFile(
    join(place, 'playwright.config.ts'),
    `export default { testDir: '.', retries: 1, reporter: [['json', { outputFile: ${JSON.stringify(report)} }]] }`,
  )
  await writeFile(
    join(place, 'page.spec.ts'),
    `import { expect, test } from '@playwright/test'
    test('opens', () => {})
    test.describe('a page', () => {
      test('has a title', () => expect('Lectern').toBe('Book'))
      test('closes', ({}, { retry }) => { if (retry === 0) throw new Error('at first') })
    })`,
  )
  await run('@playwright/test/cli.js', ['test', '-c', place])
  expect(playwrightResults(report)).toEqual({
    passed: 1,
    failures: [
      { name: 'page.spec.ts › a page › has a title', message: expect.stringMatching(/^Error: expect.*toBe/) },
      { name: 'page.spec.ts › a page › closes', message: 'Error: at first' },
    ],
  })
})

describe('at the end of npm test', () => {
  const none = { passed: 0, failures: [] }

  test('stand the steps that failed, each with its tests', () => {
    const failed = new Map([
      ['lint', 'biome failed (1).'],
      ['unit', 'vitest failed (1).'],
    ])
    const unit = { passed: 7, failures: [{ name: 'a › b', message: 'It is not c.' }] }
    const { lines, ...counts } = summaryOf(
      failed,
      new Map([
        ['unit', unit],
        ['server', { passed: 2, failures: [] }],
      ]),
    )
    expect(lines).toEqual([
      '',
      'lint: biome failed (1).',
      '',
      'unit: vitest failed (1).',
      '  a › b',
      '    It is not c.',
    ])
    expect(counts).toEqual({ passed: 9, broken: 2 })
  })

  test('a step of tests that failed without one of them is no success', () => {
    const { lines, broken } = summaryOf(new Map([['unit', 'vitest failed (1).']]), new Map([['unit', none]]))
    expect([lines.length, broken]).toEqual([3, 1])
  })

  test('a test that passed only when it was tried again is told, though its step went well', () => {
    const flaky = { passed: 3, failures: [{ name: 'a › b', message: 'At first.' }] }
    const { lines, broken } = summaryOf(new Map(), new Map([['end to end', flaky]]))
    expect([lines.at(-1), broken]).toEqual(['    At first.', 1])
  })

  test('stands nothing where nothing failed', () => {
    expect(summaryOf(new Map(), new Map([['unit', none]]))).toEqual({ passed: 0, broken: 0, lines: [] })
  })
})

test('what vitest or Playwright never wrote holds nothing', () => {
  const nowhere = join(folder, 'nowhere.json')
  const nothing = { passed: 0, failures: [] }
  expect(vitestResults(nowhere)).toEqual(nothing)
  expect(playwrightResults(nowhere)).toEqual(nothing)
})
