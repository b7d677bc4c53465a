import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const built = join(root, '.next')
const chapters = (await readdir(join(root, 'content'))).flatMap((name) => /^\d+-(.*)\.mdx$/.exec(name)?.[1] ?? [])

test('every chapter and the contents are built ahead, and never again', async () => {
  const { routes } = JSON.parse(await readFile(join(built, 'prerender-manifest.json'), 'utf8'))
  expect(chapters.length).toBeGreaterThan(2)
  for (const path of ['/', ...chapters.map((slug) => `/chapters/${slug}`)])
    expect(routes[path]?.initialRevalidateSeconds, path).toBe(false)
})

/** What a function brings along, from the root: what its route is traced to, and what starts a server. */
async function broughtBy(route: string): Promise<string[]> {
  const traces = [`server/${route}.js.nft.json`, 'server/instrumentation.js.nft.json'].map((name) => join(built, name))
  const files = await Promise.all(
    traces.map(async (path) => {
      const { files }: { files: string[] } = JSON.parse(await readFile(path, 'utf8'))
      return files.map((file) => relative(root, resolve(dirname(path), file)))
    }),
  )
  return [...new Set(files.flat())]
}

test('no function comes near what a host allows', async () => {
  const entries = await readdir(join(built, 'server/app'), { recursive: true })
  const routes = entries.flatMap((name) => /(.*(?:route|page))\.js\.nft\.json$/.exec(name)?.[1] ?? [])
  expect(routes.length).toBeGreaterThan(10)
  const sizes = await Promise.all(
    routes.map(async (name) => {
      const brought = await broughtBy(`app/${name}`)
      const each = await Promise.all(
        brought.map((file) =>
          stat(join(root, file)).then(
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

test.each(['app/api/personalize/route', 'app/(book)/preview/page'])(
  '%s brings what is gathered of the book, and nothing that only builds or tests',
  async (name) => {
    const brought = await broughtBy(name)
    const book = ['.book/book.json', '.book/search.json', '.book/chapters/sensing.json']
    expect(brought).toEqual(expect.arrayContaining(book))
    const strange =
      /^(?:\.book\/(?!book\.|search\.|chapters\/|markdown\/|pglite\.)|\.data|app|bench|content|docs|lib|scripts|tests|test-results)/
    expect(brought.filter((path) => strange.test(path))).toEqual([])
  },
)
