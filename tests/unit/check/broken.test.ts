import { afterAll, describe, expect, test } from 'vitest'
import { checkContent } from '@/scripts/check/check'
import { adviceFor, severityOf } from '@/scripts/check/fault'
import { rememberIn } from '@/scripts/check/remember'
import { openRunner } from '@/scripts/check/run'
import { breakBook, broken } from '@/tests/support/broken'
import { removeBook, smallBook, writeBook } from '@/tests/support/small-book'

const kept = await writeBook()
const remember = rememberIn(`${kept}/.book`, '')
const runner = openRunner(5000)
afterAll(async () => {
  await runner.close()
  await removeBook(kept)
})

async function faultsOf(changes: Record<string, string | undefined> = {}) {
  const root = await writeBook(changes)
  const { faults } = await checkContent({ root, remember, code: { runner, remember } })
  await removeBook(root)
  return faults
}

test('a book in which nothing is wrong has no faults', { timeout: 60_000 }, async () => {
  expect(await faultsOf()).toEqual([])
})

describe('a broken book', () => {
  test('is broken in more than thirty ways here', () => expect(broken.length).toBeGreaterThan(30))

  test.each(broken)('with $what is told $code, where it is and what to do', { timeout: 60_000 }, async (defect) => {
    const { changes, line } = breakBook(defect)
    const faults = await faultsOf(changes)
    const found = faults.filter(({ code }) => code === defect.code)
    expect(faults.map(({ code }) => code)).toContain(defect.code)
    expect(found.map(({ message }) => message).join('\n')).toMatch(defect.says)
    expect(new Set(found.map(({ file }) => file))).toEqual(new Set([defect.file]))
    if (line !== undefined) expect(found.map((fault) => fault.line)).toContain(line)
    for (const fault of faults) {
      expect(fault.column).toBeGreaterThanOrEqual(1)
      expect(adviceFor(fault)).toMatch(/^[A-Z].*[.!]$|https:/)
      expect(['error', 'warning']).toContain(severityOf(fault))
    }
  })

  test('whose files are misnamed or collide is told so', { timeout: 60_000 }, async () => {
    const text = '---\ntitle: Ice\n---\n\nIce.\n'
    const faults = await faultsOf({
      'content/appendix.mdx': text,
      'content/03-Ice.mdx': text,
      'content/02-ice.mdx': text,
      'content/04-cold.mdx': text,
      'content/de/02-kalt.mdx': text,
      'content/de_AT/02-cold.mdx': text,
    })
    const told = faults.map(({ code, file }) => `${code} ${file}`)
    expect(told).toContain('chapter_name content/appendix.mdx')
    expect(told).toContain('chapter_name content/03-Ice.mdx')
    expect(told).toContain('chapter_number content/02-ice.mdx')
    expect(told).toContain('slug_twice content/04-cold.mdx')
    expect(told).toContain('translation content/de/02-kalt.mdx')
    expect(told).toContain('translation content/de_AT/02-cold.mdx')
  })

  test('that links to a draft is told so, and a draft may link to anything', { timeout: 60_000 }, async () => {
    const draft = '---\ntitle: Ice\ndraft: true\n---\n\nIce, as in [heat](./01-heat.mdx).\n'
    const link = '---\ntitle: Snow\n---\n\nSnow is [ice](./03-ice.mdx).\n'
    const faults = await faultsOf({ 'content/03-ice.mdx': draft, 'content/04-snow.mdx': link })
    expect(faults.filter(({ code }) => code === 'link_draft').map(({ file }) => file)).toEqual(['content/04-snow.mdx'])
  })

  test('that requires what only a draft teaches is told so', { timeout: 60_000 }, async () => {
    const faults = await faultsOf({
      'content/01-heat.mdx': smallBook['content/01-heat.mdx']?.replace('title:', 'draft: true\ntitle:'),
    })
    expect(faults.filter(({ code }) => code === 'concept_draft').map(({ file }) => file)).toEqual([
      'content/concepts/cold.yaml',
    ])
  })
})
