import { z } from 'zod'
import { Bridge, Concept } from './concepts'
import { ExampleReader } from './example-reader'
import { ChapterOutline, Part } from './outline'
import { Passage } from './passage'
import { Vocabulary } from './vocabulary'

/** What `content/book.yaml` says. */
export const BookSettings = z.strictObject({
  title: z.string(),
  tagline: z.string(),
  description: z.string(),
  language: z.string(),
  /** Where a chapter is edited, such as `https://github.com/owner/book/edit/main/content/`; its file's name follows. */
  edit: z.url().optional(),
  parts: z.array(Part).min(1),
  /** As whom anybody may read a chapter. */
  readers: z.array(ExampleReader).default([]),
  vocabulary: Vocabulary,
  /** Names of products and people, as the book writes them. */
  names: z.array(z.string()).default([]),
})

export type BookSettings = z.infer<typeof BookSettings>

/** All that is known of a book besides its chapters' pages: gathered ahead, so that no request reads `content/`. */
export const BookData = BookSettings.extend({
  chapters: z.array(ChapterOutline),
  /** Its chapters in other languages. */
  translations: z.array(z.strictObject({ locale: z.string(), slug: z.string(), title: z.string() })),
  concepts: z.array(Concept),
  bridges: z.array(Bridge),
  passages: z.array(Passage),
  /** The retrieval index of the passages. */
  index: z.string(),
})
export type BookData = z.infer<typeof BookData>
