import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { keptIn } from '@/scripts/check/check'
import { findCodeFaults } from '@/scripts/check/code'
import { readContent } from '@/scripts/check/content'
import { lineOf } from '@/scripts/check/fault'
import { openRunner } from '@/scripts/check/run'
import { found } from '@/tests/support/book'

const root = join(import.meta.dirname, '../../..')
const runner = openRunner()
afterAll(() => runner.close())

const { files, listings: ran } = await keptIn(root)
const content = found((await readContent(root, files)).content)
const listings = content.chapters.flatMap(({ survey }) => survey.listings)

describe('the listings of the book', () => {
  test('are there, in Python and in C++', () => {
    const written = listings.filter(({ norun }) => norun === undefined).map(({ language }) => language)
    expect(written.filter((language) => language === 'python').length).toBeGreaterThan(5)
    expect(written).toContain('cpp')
  })

  test('run, and print what the book says', { timeout: 300_000 }, async () => {
    const faults = await findCodeFaults(content, runner, ran)
    for (const fault of faults) if (fault.code === 'code_untried') console.warn(fault.message)
    expect(faults.filter(({ code }) => code !== 'code_untried').map(lineOf)).toEqual([])
  })
})
