import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { chapterComponents } from '@/app/_ui/mdx/components'
import { wordsOf } from '@/app/_ui/words/words'
import { components } from '@/lib/book/components'
import { type Checked, checkContent } from '@/scripts/check/check'
import { codes } from '@/scripts/check/codes'
import { annotationOf, lineOf } from '@/scripts/check/fault'
import { mend } from '@/scripts/check/fix'
import { type Remember, rememberIn } from '@/scripts/check/remember'
import type { Runner } from '@/scripts/check/run'
import { inTurn, watchContent } from '@/scripts/check/watch'
import { removeBook, smallBook, writeBook } from '@/tests/support/small-book'

const heat = 'content/01-heat.mdx'
const source = smallBook[heat] ?? ''
let root: string
let remember: Remember
beforeEach(async () => {
  root = await writeBook()
  remember = rememberIn(join(root, '.book'), '')
})
afterEach(() => removeBook(root))

/** Runs nothing, and counts what it was asked to run. */
function countingRunner() {
  const asked: string[] = []
  const runner: Runner = {
    version: () => '1',
    run: async (_, text) => {
      asked.push(text)
      return { printed: '2\n' }
    },
    close: async () => undefined,
  }
  return { asked, runner }
}

const edit = (change: (text: string) => string) => writeFile(join(root, heat), change(source))

test('a fault says file, line and column, its code, what is wrong and what to do', () => {
  const fault = { code: 'link_chapter', file: heat, line: 3, column: 7, message: '"x" leads to nothing.' } as const
  expect(lineOf(fault)).toBe(`${heat}:3:7 error link_chapter\n  "x" leads to nothing.\n  ${codes.link_chapter.advice}`)
})

test('a fault is an annotation that GitHub reads, whatever it holds', () => {
  const fault = { code: 'formula', file: 'content/a,b.mdx', line: 3, column: 7, message: '50 % of:\nit' } as const
  expect(annotationOf(fault)).toBe(
    `::error file=content/a%2Cb.mdx,line=3,col=7,title=formula::50 %25 of:%0Ait%0A${codes.formula.advice}`,
  )
})

test('a listing that has run is not run again until it changes, nor because its output does', async () => {
  const { asked, runner } = countingRunner()
  const code = { runner, remember }
  await checkContent({ root, remember, code })
  expect(asked).toEqual(['print(1 + 1)\n'])
  const again = {
    root,
    remember: rememberIn(join(root, '.book'), ''),
    code: { runner, remember: rememberIn(join(root, '.book'), '') },
  }
  await edit((text) => text.replace('output\n2\n', 'output\n3\n'))
  expect((await checkContent(again)).faults.map(({ code }) => code)).toEqual(['code_output'])
  expect(asked).toHaveLength(1)
  await edit((text) => text.replace('1 + 1', '2 + 0'))
  expect((await checkContent(again)).faults).toEqual([])
  expect(asked).toHaveLength(2)
})

test('what can be mended safely is mended, and an output only where that is asked for', async () => {
  const { runner } = countingRunner()
  const means = { root, remember, code: { runner, remember } }
  await edit((text) =>
    text
      .replace('Python can', 'python can, and a raspberry-pi too,')
      .replace('./02-cold.mdx', './cold.mdx')
      .replace('output\n2\n', 'output\n3\n'),
  )
  expect(await mend((await checkContent(means)).faults, root)).toBe(3)
  expect((await checkContent(means)).faults.map(({ code }) => code)).toEqual(['code_output'])
  expect(await mend((await checkContent(means)).faults, root, true)).toBe(1)
  expect((await checkContent(means)).faults).toEqual([])
  const mended = source.replace('Python can', 'Python can, and a Raspberry Pi too,')
  expect(await readFile(join(root, heat), 'utf8')).toBe(mended)
})

test('who edits is told again after each change', async () => {
  const told: Checked[] = []
  const stop = await watchContent({ root, remember }, (checked) => told.push(checked))
  await edit((text) => text.replace('#where-it-goes', '#nowhere'))
  await vi.waitFor(() => expect(told.at(-1)?.faults.map(({ code }) => code)).toEqual(['link_anchor']), 5000)
  await edit((text) => text)
  await vi.waitFor(() => expect(told.at(-1)?.faults).toEqual([]), 5000)
  await stop()
})

test('a file that an editor puts in the place of another is still followed, and so is a new folder', async () => {
  const told: Checked[] = []
  const stop = await watchContent({ root, remember }, (checked) => told.push(checked))
  const codesNow = () => told.at(-1)?.faults.map(({ code }) => code)
  await writeFile(join(root, 'saved'), source.replace('#where-it-goes', '#nowhere'))
  await rename(join(root, 'saved'), join(root, heat))
  await vi.waitFor(() => expect(codesNow()).toEqual(['link_anchor']), 5000)
  await edit((text) => text)
  await vi.waitFor(() => expect(codesNow()).toEqual([]), 5000)
  await mkdir(join(root, 'content/fr'))
  await vi.waitFor(() => expect(told.length).toBeGreaterThan(2), 5000)
  await writeFile(join(root, 'content/fr/05-rien.mdx'), '---\ntitle: Rien\n---\n\nRien.\n')
  await vi.waitFor(() => expect(codesNow()).toEqual(['translation']), 5000)
  await stop()
})

test('the check knows the components that a page may draw, and no others', () => {
  // What the compile puts there by itself.
  const made = ['Slot', 'Formula']
  const drawn = Object.keys(chapterComponents(wordsOf('en'))).filter(
    (name) => /^[A-Z]/.test(name) && !made.includes(name),
  )
  // Variants are for the plan: they never come to a page.
  expect(
    Object.keys(components)
      .filter((name) => name !== 'Variant')
      .sort(),
  ).toEqual(drawn.sort())
})

test('every code is in the guide for editors', async () => {
  const guide = await readFile('docs/editing.md', 'utf8')
  expect(Object.keys(codes).filter((code) => !guide.includes(`| \`${code}\` |`))).toEqual([])
})

test('what is saved while the book is gathered is gathered once more, when that has ended', async () => {
  const ends: (() => void)[] = []
  const gather = inTurn(() => new Promise((resolve) => ends.push(resolve)))
  const first = gather()
  const others = [gather(), gather()]
  expect(ends).toHaveLength(1)
  ends[0]?.()
  await first
  await vi.waitFor(() => expect(ends).toHaveLength(2))
  ends[1]?.()
  await Promise.all(others)
  const [last, after] = [gather(), gather()]
  expect(ends).toHaveLength(3)
  ends[2]?.()
  await last
  await vi.waitFor(() => expect(ends).toHaveLength(4))
  ends[3]?.()
  await after
})

test('one that fails keeps none from being done after it', async () => {
  let count = 0
  const work = inTurn(async () => {
    count += 1
    if (count === 1) throw new Error('once')
  })
  const [first, second] = [work(), work()]
  await expect(first).rejects.toThrow('once')
  await second
  expect(count).toBe(2)
})
