import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { loadPlugins } from './plugins.mjs'

/**
 * Reads a chapter's source as the page's compile does, without drawing it.
 * @param {string} source the MDX
 * @param {string} path where it stands; the file name is the number and the slug
 * @returns {Promise<{ frontmatter: object, headings: object[], sections: object[], revision: string }>}
 * @throws {import('vfile-message').VFileMessage} with the place of the fault
 */
export async function compileChapter(source, path) {
  const { remarkPlugins } = await loadPlugins()
  const file = new VFile({ value: source, path })
  const processor = unified().use(remarkParse).use(remarkMdx).use(remarkPlugins)
  await processor.run(processor.parse(file), file)
  return file.data.chapter
}
