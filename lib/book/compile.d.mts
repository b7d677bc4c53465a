import type { Root } from 'mdast'
import type { Pluggable } from 'unified'
import type { Frontmatter, Heading } from './chapter'
import type { Section } from './section'

type Compiled = {
  frontmatter: Frontmatter
  headings: Heading[]
  sections: Section[]
  terms: string[]
  revision: string
}

/** What a chapter's source is, as its page is compiled from it. */
export function compileChapter(source: string, path: string, looks?: Pluggable[]): Promise<Compiled>

/** Reads a chapter's source without drawing it: what it is, and the tree that its page is drawn from. */
export function readTree(source: string, path: string, looks?: Pluggable[]): Promise<{ chapter: Compiled; tree: Root }>
