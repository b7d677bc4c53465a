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

/** Finds a chapter by its slug. Only the one asked for is loaded. */
export type ChapterLoader = (slug: string) => Promise<Chapter> | undefined

/** The loader over chapters that are there already. */
export function fromThese(chapters: Chapter[]): ChapterLoader {
  const bySlug = new Map(chapters.map((chapter) => [chapter.slug, Promise.resolve(chapter)]))
  return (slug) => bySlug.get(slug)
}

/** The slug of a chapter's file: its name without the number. */
export function slugOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.mdx$/, '').replace(/^\d+-/, '')
}
