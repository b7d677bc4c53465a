import type { MDXComponents } from 'mdx/types'
import type { ComponentType } from 'react'
import type { Section } from './section'

export type Heading = { id: string; text: string; depth: number }

/** What stands above a chapter that concerns it as a whole; days are `2026-11-28`. */
export type Frontmatter = {
  title: string
  description?: string
  draft?: boolean
  published?: string
  updated?: string
  renamed?: string[]
}

/** What the compile of one MDX file exports. */
export type ChapterModule = {
  default: ComponentType<{ components?: MDXComponents }>
  frontmatter: Frontmatter
  headings: Heading[]
  sections: Section[]
  /** Ids of the concepts whose definitions it offers. */
  terms: string[]
  revision: string
}

/** A chapter as the engines know it. */
export type Chapter = {
  slug: string
  title: string
  /** Hash of the chapter's source. */
  revision: string
  sections: Section[]
}

/** Finds a chapter's compiled module by its slug. Only the module asked for is loaded. */
export type ChapterLoader = (slug: string) => Promise<ChapterModule> | undefined

/**
 * The loader over the files of a book: `/content/02-sensing.mdx` is the chapter `sensing`.
 * @param files module loaders by path
 */
export function chapterLoader(files: Record<string, () => Promise<ChapterModule>>): ChapterLoader {
  const bySlug = new Map(Object.entries(files).map(([path, load]) => [slugOf(path), load]))
  return (slug) => bySlug.get(slug)?.()
}

/** The slug of a chapter's file: its name without the number. */
export function slugOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.mdx$/, '').replace(/^\d+-/, '')
}

/** The chapter in a compiled module. */
export function chapterOf(slug: string, { frontmatter, revision, sections }: ChapterModule): Chapter {
  return { slug, title: frontmatter.title, revision, sections }
}
