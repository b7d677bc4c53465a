import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Checked, checkContent } from '@/scripts/check/check'
import { openCrew, type Surveyor } from '@/scripts/check/crew'
import { rememberIn } from '@/scripts/check/remember'
import { openRunner } from '@/scripts/check/run'
import { surveyChapter } from '@/scripts/check/survey'
import { watchContent } from '@/scripts/check/watch'
import { removeBook, writeBook } from '@/tests/support/small-book'

const content = join(import.meta.dirname, '../../content')
const count = 300
const runner = openRunner()
let root: string

// Three hundred chapters of the book's own size: its chapters, each with a listing and a slug of its own.
beforeAll(async () => {
  const names = (await readdir(content)).filter((name) => name.endsWith('.mdx')).sort()
  const sources = await Promise.all(names.map((name) => readFile(join(content, name), 'utf8')))
  const chapters = Array.from({ length: count }, (_, index) => {
    const source = sources[index % sources.length] ?? ''
    const plain = source
      .replace(/^sections:\n(?: {2}.*\n)+/m, '')
      .replace(/\]\(\.\/(?:\d+-|figures).*?\)/g, '](https://a.example/)')
    return [`content/${String(index + 3)}-copy-${index}.mdx`, `${plain}\nCopy ${index}.\n`]
  })
  const settings = await readFile(join(content, 'book.yaml'), 'utf8')
  root = await writeBook({ ...Object.fromEntries(chapters), 'content/book.yaml': settings })
})
afterAll(async () => {
  await runner.close()
  await removeBook(root)
})

/** @param basis another one keeps nothing of what was read before */
const means = (basis = '') => ({
  root,
  remember: rememberIn(join(root, '.book/checked'), basis),
  survey: openCrew(),
  code: { runner, remember: rememberIn(join(root, '.book/ran'), '') },
})

test('three hundred chapters are checked in under 20 s, and again after an edit in under one', async () => {
  const timed = async (basis: string) => {
    const started = performance.now()
    const { content: read } = await checkContent(means(basis))
    expect(read?.chapters).toHaveLength(count + 2)
    return performance.now() - started
  }
  const [first, read, warm] = [await timed('first'), await timed(''), await timed('')]
  const kept = means()
  await checkContent(kept)
  const told: { checked: Checked; ms: number }[] = []
  const stop = await watchContent(kept, (checked, ms) => told.push({ checked, ms }))
  const file = join(root, 'content/01-heat.mdx')
  await writeFile(file, (await readFile(file, 'utf8')).replace('#where-it-goes', '#nowhere'))
  await vi.waitFor(() => expect(told.length).toBeGreaterThan(0), 20_000)
  await stop()
  const edit = told[0]?.ms ?? Number.NaN
  console.info(
    `300 chapters: first ${first.toFixed(0)} ms, with what listings print kept ${read.toFixed(0)} ms, all kept ${warm.toFixed(0)} ms, after an edit ${edit.toFixed(0)} ms`,
  )
  expect(told[0]?.checked.faults.map(({ code }) => code)).toContain('link_anchor')
  expect(read).toBeLessThan(20_000)
  expect(edit).toBeLessThan(1000)
})

test('what helpers see in a chapter is what one process sees', async () => {
  const names = (await readdir(join(root, 'content'))).filter((name) => name.endsWith('.mdx')).slice(0, 40)
  const sources = await Promise.all(names.map((name) => readFile(join(root, 'content', name), 'utf8')))
  const crew = openCrew(1)
  const look = (survey: Surveyor) => Promise.all(sources.map((source, index) => survey(source, names[index] ?? '', [])))
  expect(JSON.stringify(await look(crew))).toBe(JSON.stringify(await look(surveyChapter)))
})
