import type { Root } from 'mdast'
import { compileChapter } from './compile.mjs'
import { fullText, type SectionText } from './full-text'
import { markdownOf, plainOf } from './markdown'

type Compiled = Awaited<ReturnType<typeof compileChapter>>

/** All that one parse of a chapter tells: what its compile exports, its sections' text, and itself in plain Markdown. */
export type ReadChapter = Compiled & { texts: SectionText[]; markdown: string }

/**
 * Reads a chapter's source, for whatever does not draw it.
 * @param path where it stands; the file name is the number and the slug
 * @throws {import('vfile-message').VFileMessage} beginning with the file, line and column of the fault
 */
export async function readChapter(source: string, path: string): Promise<ReadChapter> {
  let plain: Root = { type: 'root', children: [] }
  const look = () => (parsed: Root) => {
    plain = plainOf(parsed)
  }
  const compiled = await compileChapter(source, path, [look])
  const texts = fullText(plain, compiled.frontmatter.title, compiled.headings)
  return { ...compiled, texts, markdown: markdownOf(plain) }
}
