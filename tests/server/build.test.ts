import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const built = join(import.meta.dirname, '../../.next')
const chapters = (await readdir(join(built, '../content'))).flatMap((name) => /^\d+-(.*)\.mdx$/.exec(name)?.[1] ?? [])

test('every chapter and the contents are built ahead, and never again', async () => {
  const { routes } = JSON.parse(await readFile(join(built, 'prerender-manifest.json'), 'utf8'))
  expect(chapters.length).toBeGreaterThan(2)
  for (const path of ['/', ...chapters.map((slug) => `/chapters/${slug}`)])
    expect(routes[path]?.initialRevalidateSeconds, path).toBe(false)
})

test('no function comes near what a host allows', async () => {
  const entries = await readdir(join(built, 'server/app'), { recursive: true })
  const traces = entries.filter((name) => /(route|page)\.js\.nft\.json$/.test(name))
  expect(traces.length).toBeGreaterThan(10)
  const common = JSON.parse(await readFile(join(built, 'server/instrumentation.js.nft.json'), 'utf8')).files.map(
    (file: string) => resolve(built, 'server', file),
  )
  const sizes = await Promise.all(
    traces.map(async (name) => {
      const path = join(built, 'server/app', name)
      const { files }: { files: string[] } = JSON.parse(await readFile(path, 'utf8'))
      const all = new Set([...files.map((file) => resolve(dirname(path), file)), ...common])
      const each = await Promise.all(
        [...all].map((file) =>
          stat(file).then(
            ({ size }) => size,
            () => 0,
          ),
        ),
      )
      return { name, size: each.reduce((sum, size) => sum + size, 0) / 1e6 }
    }),
  )
  const largest = sizes.toSorted((a, b) => b.size - a.size)[0]
  console.log(`functions: the largest is ${largest?.name}, ${largest?.size.toFixed(1)} MB traced`)
  expect(largest?.size).toBeLessThan(100)
})

test.each(['app/api/personalize/route', 'instrumentation'])(
  '%s brings what is gathered of the book, and nothing that only builds or tests',
  async (name) => {
    const path = join(built, 'server', `${name}.js.nft.json`)
    const { files }: { files: string[] } = JSON.parse(await readFile(path, 'utf8'))
    const root = join(built, '..')
    const own = files.map((file) => resolve(dirname(path), file).slice(root.length + 1))
    expect(own).toEqual(expect.arrayContaining(['.book/book.json', '.book/search.json', '.book/chapters/sensing.json']))
    const strange =
      /^(?:\.book\/(?!book\.|search\.|chapters\/|markdown\/|pglite\.)|app|bench|content|docs|lib|scripts|tests|test-results)/
    expect(own.filter((path) => strange.test(path))).toEqual([])
  },
)
