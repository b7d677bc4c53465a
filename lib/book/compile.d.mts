import type { Heading } from './chapter'
import type { Section } from './section'

/** Reads a chapter's source as the page's compile does, without drawing it. */
export function compileChapter(
  source: string,
  path: string,
): Promise<{
  frontmatter: { title: string; description?: string }
  headings: Heading[]
  sections: Section[]
  terms: string[]
  revision: string
}>
