import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gatherBook } from '@/lib/book/gather'
import { keepCompiled } from '@/lib/book/keep'
import { makeChapter, partsMoved } from '@/scripts/chapter/make'
import { checkContent } from '@/scripts/check/check'
import { rememberIn } from '@/scripts/check/remember'
import { openRunner } from '@/scripts/check/run'
import { removeBook, writeBook } from '@/tests/support/small-book'

const runner = openRunner()
afterAll(() => runner.close())
let root: string
beforeEach(async () => {
  root = await writeBook()
})
afterEach(() => removeBook(root))

const chaptersOf = async (drafts: boolean) => {
  const { chapters } = await gatherBook(join(root, 'content'), keepCompiled(join(root, '.book')), drafts)
  return chapters.map(({ slug }) => slug)
}

describe('a new chapter', () => {
  test.each(['Grasping', 'Löten & Messen: ein *Anfang*', 'C++ on 8 bits'])(
    '"%s" builds, has no faults, and is for editors alone',
    { timeout: 60_000 },
    async (title) => {
      const { files } = await makeChapter(root, title, '2026-11-28')
      const remember = rememberIn(join(root, '.book'), '')
      const { faults } = await checkContent({ root, remember, code: { runner, remember } })
      expect(faults).toEqual([])
      expect(files).toHaveLength(3)
      expect(await chaptersOf(true)).toHaveLength(3)
      expect(await chaptersOf(false)).toEqual(['heat', 'cold'])
    },
  )

  test('in the middle moves those after it, and every link and part with them', async () => {
    const { moved } = await makeChapter(root, 'Warmth', '2026-11-28', 2)
    expect(moved).toEqual([{ from: '02-cold.mdx', to: '03-cold.mdx' }])
    expect((await readdir(join(root, 'content'))).filter((name) => name.endsWith('.mdx'))).toEqual([
      '01-heat.mdx',
      '02-warmth.mdx',
      '03-cold.mdx',
    ])
    expect(await readFile(join(root, 'content/01-heat.mdx'), 'utf8')).toContain('(./03-cold.mdx#where-it-goes)')
    expect(await chaptersOf(true)).toEqual(['heat', 'warmth', 'cold'])
  })

  test('is refused where there is one of its name, and nothing is written', async () => {
    const before = await readdir(root, { recursive: true })
    await expect(makeChapter(root, 'Cold', '2026-11-28', 1)).rejects.toThrow(/02-cold\.mdx is there already/)
    await expect(makeChapter(root, '冷', '2026-11-28')).rejects.toThrow(/No address/)
    await expect(makeChapter(root, 'Ice', '2026-11-28', 9)).rejects.toThrow(/from 1 to 3/)
    expect(await readdir(root, { recursive: true })).toEqual(before)
  })
})

test('a part that begins at the new chapter begins with it, and what else is written stays', () => {
  const source =
    '# Mine\nparts:\n  - { title: A, from: 1 } # one\n  - title: B\n    from: 5\n  - { title: C, from: 9 }\n'
  expect(partsMoved(source, 5)).toBe(source.replace('from: 9', 'from: 10'))
  expect(partsMoved(source, 4)).toBe(source.replace('from: 5', 'from: 6').replace('from: 9', 'from: 10'))
})
