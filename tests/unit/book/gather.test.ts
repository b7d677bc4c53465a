import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { gatherBook } from '@/lib/book/gather'
import { keepCompiled } from '@/lib/book/keep'

const content = join(import.meta.dirname, '../../../content')
const compile = keepCompiled(join(content, '../.book/kept'))
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-book-'))
  await cp(content, folder, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

test('the book that is shipped gathers', { timeout: 60_000 }, async () => {
  const book = await gatherBook(content, compile)
  expect(book.chapters.length).toBeGreaterThan(0)
  expect(book.chapters.map(({ number }) => number)).toEqual([...book.chapters.keys()].map((index) => index + 1))
  const sections = new Set(book.passages.map(({ id }) => id))
  for (const { section } of book.concepts) expect(sections, section).toContain(section)
  const concepts = new Set(book.concepts.map(({ id }) => id))
  for (const { id, concept } of book.bridges) expect(concepts, `${id} → ${concept}`).toContain(concept)
})

test('a chapter without a number is refused by name', async () => {
  await writeFile(join(folder, 'appendix.mdx'), '---\ntitle: Appendix\n---\n\nText.\n')
  await expect(gatherBook(folder, compile)).rejects.toThrow(/appendix\.mdx/)
})

test('a fault in a chapter names the file', async () => {
  await writeFile(join(folder, '09-broken.mdx'), '---\ntitle: Broken\n---\n\n<Aside>\n')
  await expect(gatherBook(folder, compile)).rejects.toThrow(/09-broken\.mdx/)
})

test('a fault in a bridge names the file and the field', async () => {
  await writeFile(join(folder, 'bridges/broken.yaml'), '- id: Not An Id\n  concept: noise\n')
  await expect(gatherBook(folder, compile)).rejects.toThrow(/broken\.yaml[\s\S]*0\.id/)
})

test('two chapters of one slug are refused', async () => {
  await writeFile(join(folder, '09-sensing.mdx'), '---\ntitle: Again\n---\n\nText.\n')
  await expect(gatherBook(folder, compile)).rejects.toThrow(/sensing/)
})

test('two bridges of one id are refused', async () => {
  const list = await readFile(join(folder, 'bridges/sensing.yaml'), 'utf8')
  await writeFile(join(folder, 'bridges/copy.yaml'), list)
  await expect(gatherBook(folder, compile)).rejects.toThrow(/bridge/)
})

test('a bridge to a concept that the book does not teach is refused', async () => {
  const bridge = '- { id: none-x, concept: nowhere, for: { software: { levels: [expert] } }, kind: try, text: Text. }\n'
  await writeFile(join(folder, 'bridges/stray.yaml'), bridge)
  await expect(gatherBook(folder, compile)).rejects.toThrow(/nowhere/)
})

test('an aside for nobody the vocabulary knows and a term without a concept are refused', async () => {
  const aside = '<Aside for="hardware: beginer">\n\nA <Term id="nowhere">term</Term>.\n\n</Aside>'
  await writeFile(join(folder, '09-typo.mdx'), `---\ntitle: Typing error\n---\n\n${aside}\n`)
  await expect(gatherBook(folder, compile)).rejects.toThrow(/09-typo.mdx: .*"nowhere"[\s\S]*beginer/)
})

test('the slugs that a chapter had before are gathered with it', async () => {
  await writeFile(join(folder, '15-new.mdx'), '---\ntitle: New\nrenamed: [old, older]\n---\n\nText.\n')
  const { chapters } = await gatherBook(folder, compile)
  expect(chapters.at(-1)).toMatchObject({ slug: 'new', renamed: ['old', 'older'] })
  expect(chapters[0]).not.toHaveProperty('renamed')
})
