import { compile } from '@mdx-js/mdx'
import { VFile } from 'vfile'
import { loadPlugins } from './plugins.mjs'

/** How many of the plugins only add to what the parser knows. */
const parsing = 3

/** Ends a compile once all is known of the text; what would follow only draws it. */
const enough = new Error('All that was wanted is known.')

function stop() {
  return (tree, file) => {
    file.data.tree = tree
    throw enough
  }
}

/**
 * What a chapter's source is, as its page is compiled from it.
 * @returns {Promise<{ frontmatter: object, headings: object[], sections: object[], revision: string }>}
 * @throws {import('vfile-message').VFileMessage} as `readTree` does
 */
export async function compileChapter(source, path, looks = []) {
  return (await readTree(source, path, looks)).chapter
}

/**
 * Reads a chapter's source without drawing it: what it is, and the tree that its page is drawn from.
 * @param {string} source the MDX
 * @param {string} path where it stands; the file name is the number and the slug
 * @param {import('unified').Pluggable[]} looks plugins that look at the text as it was parsed, before anything is settled
 * @returns {Promise<{ chapter: object, tree: import('mdast').Root }>}
 * @throws {import('vfile-message').VFileMessage} beginning with the file, line and column of the fault
 */
export async function readTree(source, path, looks = []) {
  const { remarkPlugins } = await loadPlugins()
  const file = new VFile({ value: source, path })
  try {
    await compile(file, {
      remarkPlugins: [...remarkPlugins.slice(0, parsing), ...looks, ...remarkPlugins.slice(parsing), stop],
    })
  } catch (cause) {
    if (cause === enough) return file.data
    // A message of the parser knows its place but not its file.
    if (!cause.reason) throw cause
    // What expects a closing tag tells the place of the opening one in words alone.
    const [, line, column] = /\((\d+):(\d+)-\d+:\d+\)/.exec(cause.reason) ?? []
    cause.line ??= Number(line ?? 1)
    cause.column ??= Number(column ?? 1)
    cause.message = `${path}:${cause.line}:${cause.column}: ${cause.reason}`
    throw cause
  }
}
