import type { Root } from 'mdast'
import { readTree } from './compile.mjs'
import { fullText, type SectionText } from './full-text'
import { languageOf } from './language.mjs'
import { markdownOf, plainOf } from './markdown'
import { nearest, pieceWords } from './words'

type Compiled = Awaited<ReturnType<typeof readTree>>['chapter']

/**
 * All that one parse of a chapter tells: what its compile exports, its sections' text, itself in plain Markdown, and the
 * tree that its page is drawn from.
 */
export type ReadChapter = Compiled & { texts: SectionText[]; markdown: string; tree: Root }

/**
 * Reads a chapter's source, for whatever does not draw it.
 * @param path where it stands; the file name is the number and the slug
 * @throws {import('vfile-message').VFileMessage} beginning with the file, line and column of the fault
 */
export async function readChapter(source: string, path: string): Promise<ReadChapter> {
  const words = nearest(pieceWords, await languageOf(path)) ?? pieceWords.en
  let plain: Root = { type: 'root', children: [] }
  const look = () => (parsed: Root) => {
    plain = plainOf(parsed, words)
  }
  const { chapter, tree } = await readTree(source, path, [look])
  const texts = fullText(plain, chapter.frontmatter.title, chapter.headings)
  return { ...chapter, texts, markdown: markdownOf(plain), tree }
}
