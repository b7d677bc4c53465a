import { copyFile, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepCompiled, keepGathered } from '@/lib/book/keep'
import { forgetUnused } from '@/lib/book/kept'
import { readChapter } from '@/lib/book/read'

const source = '---\ntitle: A title\n---\n\nProse with $x$ in it.\n\n## Next\n\n- one\n- two\n'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-kept-'))
})
afterEach(() => rm(folder, { recursive: true }))

const kept = async (below = '') => (await readdir(join(folder, below))).filter((name) => name.endsWith('.json'))

test('a chapter that is kept is the chapter that was compiled', async () => {
  const fresh = JSON.parse(JSON.stringify(await readChapter(source, '/content/01-a.mdx')))
  const compile = keepCompiled(join(folder))
  const texts = [
    { id: 'start', heading: 'A title', text: 'Prose with x in it.' },
    { id: 'next', heading: 'Next', text: 'one\ntwo' },
  ]
  expect(await compile(source, '/content/01-a.mdx')).toEqual(fresh)
  expect(fresh.texts).toEqual(texts)
  expect(await kept()).toHaveLength(1)
  expect(await keepCompiled(folder)(source, '/content/01-a.mdx')).toEqual(fresh)
})

test('what is kept is read and not made again', async () => {
  await keepCompiled(folder)(source, '/content/01-a.mdx')
  const [name = ''] = await kept()
  await writeFile(join(folder, name), '{"frontmatter":{"title":"Kept"}}')
  expect(await keepCompiled(folder)(source, '/content/01-a.mdx')).toMatchObject({ frontmatter: { title: 'Kept' } })
})

test('an edit is another chapter', async () => {
  const compile = keepCompiled(folder)
  const [before, after] = [await compile(source, 'a.mdx'), await compile(source.replace('two', 'three'), 'a.mdx')]
  expect(after.revision).not.toBe(before.revision)
  expect(await kept()).toHaveLength(2)
})

test('what has been of no use for a week is forgotten', async () => {
  const compile = keepCompiled(folder)
  await compile(source, 'a.mdx')
  await compile(source.replace('two', 'three'), 'a.mdx')
  const longAgo = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000)
  for (const name of await kept()) await utimes(join(folder, name), longAgo, longAgo)
  await compile(source, 'a.mdx')
  await forgetUnused(folder)
  expect(await kept()).toHaveLength(1)
  await writeFile(join(folder, (await kept())[0] ?? ''), '{"frontmatter":{"title":"Kept"}}')
  expect(await compile(source, 'a.mdx')).toMatchObject({ frontmatter: { title: 'Kept' } })
  await expect(forgetUnused(join(folder, 'nowhere'))).resolves.toBeUndefined()
})

test('a chapter with a fault is never kept', async () => {
  const compile = keepCompiled(folder)
  await expect(compile('---\ntitle: A\n---\n\n<Aside>\n', '/content/09-broken.mdx')).rejects.toThrow(/09-broken\.mdx/)
  expect(await readdir(folder)).toEqual([])
})

test('a book that is kept is read until something in its folder changes', async () => {
  const content = join(folder, 'content')
  await mkdir(join(content, 'concepts'), { recursive: true })
  await mkdir(join(content, 'bridges'))
  await copyFile('content/book.yaml', join(content, 'book.yaml'))
  await writeFile(join(content, '01-a.mdx'), source)
  const titles = async () => (await keepGathered(content, join(folder, 'kept'))).book.chapters.map(({ title }) => title)
  expect(await titles()).toEqual(['A title'])
  const before = await kept('kept')
  expect(await titles()).toEqual(['A title'])
  expect(await kept('kept')).toEqual(before)
  await writeFile(join(content, '01-a.mdx'), source.replace('A title', 'Another'))
  expect(await titles()).toEqual(['Another'])
})
