import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { followBook } from '@/lib/book/follow'
import { type Compile, keepCompiled } from '@/lib/book/keep'
import { shownOf } from '@/scripts/book/write'
import { removeBook, writeBook } from '@/tests/support/small-book'

let root: string
let compiled: string[]
let follow: ReturnType<typeof followBook>
beforeEach(async () => {
  root = await writeBook()
  compiled = []
  const compile = keepCompiled(join(root, '.book'))
  const counted: Compile = (source, path) => {
    compiled.push(basename(path))
    return compile(source, path)
  }
  follow = followBook(join(root, 'content'), counted)
  await follow()
  compiled = []
})
afterEach(() => removeBook(root))

async function edit(file: string, from: string, to: string): Promise<void> {
  const path = join(root, 'content', file)
  await writeFile(path, (await readFile(path, 'utf8')).replace(from, to))
}

test('of a book that is edited only the chapter that changed is compiled again', async () => {
  await edit('01-heat.mdx', 'title: Heat', 'title: Warmth')
  const { book, search } = await follow()
  expect(compiled).toEqual(['01-heat.mdx'])
  expect(book.chapters.map(({ title }) => title)).toEqual(['Warmth', 'Cold'])
  expect(search().entries[0]?.title).toBe('Warmth')
})

test.each([
  ['concept', 'concepts/heat.yaml', 'Energy that passes', 'What passes'],
  ['bridge', 'bridges/heat.yaml', 'A sum does not leak.', 'A sum keeps still.'],
])('for another %s no chapter is compiled, and no other list is read anew', async (_, file, from, to) => {
  const before = await follow()
  await edit(file, from, to)
  const { book } = await follow()
  expect(compiled).toEqual([])
  expect(JSON.stringify([book.concepts, book.bridges])).toContain(to)
  expect(book.vocabulary).toBe(before.book.vocabulary)
  expect(book.concepts.find(({ id }) => id === 'cold')).toBe(before.book.concepts.find(({ id }) => id === 'cold'))
})

test('a chapter with a fault is compiled until it has none', async () => {
  await edit('02-cold.mdx', 'Nowhere.', '<Aside>')
  await expect(follow()).rejects.toThrow(/02-cold\.mdx/)
  await expect(follow()).rejects.toThrow(/02-cold\.mdx/)
  await edit('02-cold.mdx', '<Aside>', 'Here.')
  await expect(follow()).resolves.toBeDefined()
  expect(compiled).toEqual(['02-cold.mdx', '02-cold.mdx', '02-cold.mdx'])
})

test('pages are drawn anew for a concept, a bridge and a title, and not for text, which draws its own', async () => {
  const shown = async () => shownOf((await follow()).book)
  const seen = [await shown()]
  await edit('01-heat.mdx', 'Heat is energy', 'Heat is only energy')
  expect(await shown()).toBe(seen[0])
  await edit('01-heat.mdx', 'description: What heat is.', 'description: What it is.')
  seen.push(await shown())
  await edit('concepts/heat.yaml', 'Energy that passes', 'What passes')
  seen.push(await shown())
  await edit('bridges/heat.yaml', 'does not leak', 'does not drip')
  seen.push(await shown())
  expect(new Set(seen).size).toBe(4)
})
