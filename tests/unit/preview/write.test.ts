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
  const names = [...few.map(({ name }) => name), 'compare']
  expect((await readdir(join(folder, first.slug))).sort()).toEqual(names.map((name) => `${name}.html`).sort())
  const page = await readFile(join(folder, first.slug, `${few[0]?.name}.html`), 'utf8')
  for (const { heading } of first.sections) expect(page).toContain(heading)
  expect(page).toContain('changed')
  expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain(`${first.slug}/${few[1]?.name}.html`)
})

test('against a state in which nothing was different, nothing is marked', async () => {
  const shelf = { book, chapters: [first] }
  expect(await writeMatrix(folder, shelf, few, { ...shelf, name: 'main' })).toEqual({ pages: 2, changed: 0 })
})

test('against another state, what says something else is told in words, and a chapter that is gone is named', async () => {
  const changed = {
    ...first,
    sections: first.sections.map((section, n) => ({
      ...section,
      slots: section.slots.map((slot, m) =>
        n === 0 && m === 0 ? { ...slot, markdown: `${slot.markdown} <Once>.` } : slot,
      ),
    })),
  }
  const before = { book, chapters: [changed, { ...first, slug: 'gone', title: 'Gone & over' }], name: 'main' }
  const silent = { name: 'silent', about: 'says nothing', softwareBackground: '', hardwareBackground: '' }
  expect(await writeMatrix(folder, { book, chapters: [first] }, [silent], before)).toEqual({ pages: 1, changed: 1 })
  const page = await readFile(join(folder, first.slug, 'silent.html'), 'utf8')
  expect(page.match(/<(?:ins|del)>.*?<\/(?:ins|del)>/gs)).toEqual([expect.stringContaining('&lt;Once&gt;')])
  expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain('Gone &amp; over')
})

test('any two readers can be held against each other', async () => {
  await writeMatrix(folder, { book, chapters: [first] }, few)
  const page = await readFile(join(folder, first.slug, 'compare.html'), 'utf8')
  const { names, slots } = JSON.parse(/id="slots">(.*?)<\/script>/s.exec(page)?.[1] ?? '')
  expect(names).toEqual(['as written', ...few.map(({ name }) => name)])
  expect(slots).toHaveLength(first.sections.flatMap((section) => section.slots).length)
  for (const { versions, of } of slots) for (const place of of) expect(versions[place]).toEqual(expect.any(String))
  for (const [, script = ''] of page.matchAll(/<script src="([^"]+)"/g))
    expect((await readFile(join(folder, first.slug, script), 'utf8')).length).toBeGreaterThan(100)
})

test('a slot that is new or says something else differs', () => {
  const slot = (id: string, text: string) => ({ id, text, section: 's', treatment: 'as-written', html: '', why: '' })
  expect(
    differing([slot('s.0', 'a'), slot('s.1', 'b')], [slot('s.0', 'a'), slot('s.1', 'c'), slot('s.2', 'd')]),
  ).toEqual(new Set(['s.1', 's.2']))
})
