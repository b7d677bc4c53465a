import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { compile } from '@mdx-js/mdx'
import { afterEach, expect, test } from 'vitest'
import { keepCompiled } from '@/lib/book/keep'
import { keptChapter } from '@/lib/book/key.mjs'
import { loadPlugins } from '@/lib/book/plugins.mjs'
import remarkRead from '@/lib/book/remark-read.mjs'
import { sources } from '@/tests/support/book'

const root = join(import.meta.dirname, '../../..')
const kept = join(root, '.book/kept')
const special = join(root, 'tests/support/chapters')

const { remarkPlugins, rehypePlugins } = await loadPlugins()

/** A chapter's page, as the code that draws it. */
async function drawn(path: string, value: string, plugins = [remarkRead] as typeof remarkPlugins) {
  return String(await compile({ value, path }, { remarkPlugins: plugins, rehypePlugins }))
}

const made: string[] = []
afterEach(() => Promise.all(made.splice(0).map((path) => rm(path, { force: true }))))

const chapters = [
  ...sources.map(({ path, source }) => [join(root, path), source] as const),
  ...(await Promise.all(
    (
      await readdir(special)
    ).map(async (name) => [join(special, name), await readFile(join(special, name), 'utf8')] as const),
  )),
]

test.each(chapters)('%s is drawn from what was kept of it as from its text', async (path, source) => {
  await keepCompiled(kept)(source, path)
  expect(await drawn(path, source)).toBe(await drawn(path, source, remarkPlugins))
})

test('what was kept is not read again, and what was not is read', async () => {
  const source = `---\ntitle: Never kept ${Date.now()}\n---\n\nAs it is written, with {10n} and {/a+/.source}.\n`
  const path = join(root, 'content/99-never.mdx')
  expect(await drawn(path, source)).toContain('As it is written')
  const file = await keptChapter(kept, source, path)
  made.push(file)
  const { tree } = await keepCompiled(kept)(source, path)
  expect(await drawn(path, source)).toBe(await drawn(path, source, remarkPlugins))
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify({ tree }).replace('As it is written', 'As it was kept'))
  expect(await drawn(path, source)).toContain('As it was kept')
})

test('a fault is told with its place', async () => {
  const fault = drawn('/content/99-broken.mdx', '---\ntitle: A\n---\n\nSome text.\n\n<Aside>\n')
  await expect(fault).rejects.toThrow(/^\/content\/99-broken\.mdx:7:1: /)
})
