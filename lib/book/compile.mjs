import { compile } from '@mdx-js/mdx'
import { VFile } from 'vfile'
import { loadPlugins } from './plugins.mjs'

/**
 * Reads a chapter's source as the page's compile does, without drawing it.
 * @param {string} source the MDX
 * @param {string} path where it stands; the file name is the number and the slug
 * @returns {Promise<{ frontmatter: object, headings: object[], sections: object[], revision: string }>}
 * @throws {import('vfile-message').VFileMessage} beginning with the file, line and column of the fault
 */
export async function compileChapter(source, path) {
  const { remarkPlugins } = await loadPlugins()
  const file = new VFile({ value: source, path })
  try {
    await compile(file, { remarkPlugins })
  } catch (cause) {
    // A message of the parser knows its place but not its file.
    if (!cause.reason) throw cause
    cause.message = `${path}:${cause.line ?? 1}:${cause.column ?? 1}: ${cause.reason}`
    throw cause
  }
  return file.data.chapter
}
