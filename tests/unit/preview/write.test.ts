import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { differing, writeMatrix } from '@/scripts/preview/write'
import { references } from '@/scripts/references'
import { book, first } from '@/tests/support/book'

const few = references.slice(0, 2)
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-preview-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('every reader has a page of every chapter, beside the chapter as written', { timeout: 60_000 }, async () => {
  const { pages, changed } = await writeMatrix(folder, { book, chapters: [first] }, few)
  expect([pages, changed]).toEqual([2, 2])
  expect((await readdir(join(folder, first.slug))).sort()).toEqual(few.map(({ name }) => `${name}.html`).sort())
  const page = await readFile(join(folder, first.slug, `${few[0]?.name}.html`), 'utf8')
  for (const { heading } of first.sections) expect(page).toContain(heading)
  expect(page).toContain('changed')
  expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain(`${first.slug}/${few[1]?.name}.html`)
})

test('against a state in which nothing was different, nothing is marked', async () => {
  const shelf = { book, chapters: [first] }
  expect(await writeMatrix(folder, shelf, few, shelf)).toEqual({ pages: 2, changed: 0 })
})

test('a slot that is new or says something else differs', () => {
  const slot = (id: string, text: string) => ({ id, text, section: 's', treatment: 'as-written', html: '', why: '' })
  expect(
    differing([slot('s.0', 'a'), slot('s.1', 'b')], [slot('s.0', 'a'), slot('s.1', 'c'), slot('s.2', 'd')]),
  ).toEqual(new Set(['s.1', 's.2']))
})
