import type { Pluggable } from 'unified'
import type { Frontmatter, Heading } from './chapter'
import type { Section } from './section'

/** Reads a chapter's source as the page's compile does, without drawing it. */
export function compileChapter(
  source: string,
  path: string,
  looks?: Pluggable[],
): Promise<{
  frontmatter: Frontmatter
  headings: Heading[]
  sections: Section[]
  terms: string[]
  revision: string
}>
