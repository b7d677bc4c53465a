import { join } from 'node:path'
import { compile } from '@mdx-js/mdx'
import { describe, expect, test } from 'vitest'
import { loadPlugins } from '@/lib/book/plugins.mjs'
import { renderProse } from '@/lib/personalize/render'
import { checkContent, keptIn } from '@/scripts/check/check'
import { lineOf } from '@/scripts/check/fault'
import { book, content, sources } from '@/tests/support/book'

const root = join(content, '..')

test('the check finds nothing wrong with the book, errors or warnings', { timeout: 120_000 }, async () => {
  const { files } = await keptIn(root)
  expect((await checkContent({ root, remember: files })).faults.map(lineOf)).toEqual([])
})

describe('every chapter', () => {
  test.each(sources)(
    '$path compiles to a page: its formulas are drawn and its code is coloured',
    { timeout: 30_000 },
    async ({ path, source }) => {
      const plugins = await loadPlugins()
      const page = String(await compile({ value: source, path: join(root, path) }, { ...plugins, jsx: true }))
      expect(page).not.toContain('katex-error')
      expect(page.length).toBeGreaterThan(source.length)
    },
  )
})

describe('the concepts', () => {
  test('are named once each', () => {
    expect(book.concepts.size).toBeGreaterThan(20)
    expect(new Set([...book.concepts.values()].map(({ title }) => title)).size).toBe(book.concepts.size)
  })
})

describe('the bridges', () => {
  test('are at least three hundred', () => {
    expect(book.bridges.length).toBeGreaterThanOrEqual(300)
  })

  test('lead from at least eight things of each domain that a reader may know', () => {
    for (const domain of ['software', 'hardware'] as const) {
      const used = new Set(book.bridges.flatMap((bridge) => bridge.for[domain]?.anchors ?? []))
      expect(used.size, domain).toBeGreaterThanOrEqual(8)
    }
  })

  test('are prose whose formulas can be drawn as notes', () => {
    for (const { id, text } of book.bridges) {
      const formulas = text.match(/\$[^$]+\$/g)?.length ?? 0
      if (formulas > 0) expect(renderProse(text, []).match(/<math /g)?.length ?? 0, id).toBe(formulas)
    }
  })
})
