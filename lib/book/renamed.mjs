import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readFrontmatter } from './frontmatter.mjs'

/**
 * The lasting redirects from the addresses that chapters had before: of the pages, of their Markdown, and of what stands
 * below a page, such as its readings and its card.
 * @param {string} folder of the chapters
 */
export async function renamedChapters(folder) {
  return (await readRenamed(folder)).flatMap(({ from, to }) => [
    { source: `/chapters/${from}.md`, destination: `/chapters/${to}.md`, permanent: true },
    { source: `/chapters/${from}/:rest*`, destination: `/chapters/${to}/:rest*`, permanent: true },
  ])
}

/**
 * The slugs that chapters had before, each with the one it has now.
 * @param {string} folder of the chapters
 * @returns {Promise<{ from: string, to: string }[]>}
 */
export async function readRenamed(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.mdx')).sort()
  const found = await Promise.all(
    names.map(async (name) => {
      const [, yaml = ''] = /^\uFEFF?---\r?\n(.*?)\r?\n---/s.exec(await readFile(join(folder, name), 'utf8')) ?? []
      // Most chapters were never renamed, and what is wrong with the others is for the check to tell.
      const { draft, renamed } = /^renamed\s*:/m.test(yaml) ? readFrontmatter(yaml) : {}
      const to = name.replace(/^\d+-|\.mdx$/g, '')
      return draft ? [] : (renamed ?? []).map((from) => ({ from, to }))
    }),
  )
  return found.flat()
}
