import { z } from 'zod'

/** One chapter in the contents. */
export const ChapterOutline = z.strictObject({
  slug: z.string(),
  /** Slugs it had before. */
  renamed: z.array(z.string()).optional(),
  /** The number before the file's name: its place in the book. */
  number: z.number(),
  title: z.string(),
  description: z.string().optional(),
  /** The day it appeared, as its editors give it: `2026-11-28`. */
  published: z.string().optional(),
  /** Not yet for readers: only in development and previews. */
  draft: z.boolean().optional(),
  /** Words of prose. */
  words: z.number(),
  headings: z.array(z.strictObject({ id: z.string(), text: z.string(), depth: z.number() })),
  /** The name of its file in `content/`. */
  file: z.string(),
  /** When it was last changed, as its editors say or git knows (ISO 8601). */
  changed: z.string().optional(),
  /** A short hash of all its text. */
  version: z.string(),
  /** By section: a short hash of its text, so that a browser can tell what is new to its reader. */
  versions: z.record(z.string(), z.string()),
})
export type ChapterOutline = z.infer<typeof ChapterOutline>

export const Part = z.strictObject({
  title: z.string(),
  /** The number of its first chapter. */
  from: z.number(),
})

/** What the cover and the contents say. */
export type Outline = {
  title: string
  tagline: string
  description: string
  language: string
  /** Where chapters are edited; a file's name follows. */
  edit?: string
  parts: { title: string; chapters: ChapterOutline[] }[]
}

/** The chapters of each part, in the order of the book; one before the first part belongs to it. */
export function partsOf(parts: z.infer<typeof Part>[], chapters: ChapterOutline[]): Outline['parts'] {
  return parts.map(({ title, from }, index) => {
    const until = parts[index + 1]?.from ?? Number.POSITIVE_INFINITY
    return { title, chapters: chapters.filter(({ number }) => (index === 0 || number >= from) && number < until) }
  })
}

/** Minutes a chapter takes at 238 words a minute, the mean of silent reading (Brysbaert 2019); at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 238))
}

/** How many chapters the contents beside a text list in full; a longer book is listed around the open chapter. */
const fullList = 40
const around = 12

/** A part as it stands beside a chapter. One without chapters is only named; `before` and `after`: some are left out. */
export type PartBeside = {
  title: string
  chapters: ChapterOutline[]
  isCurrent: boolean
  before: boolean
  after: boolean
}

/** The parts of the book as they stand beside the chapter of this slug: all of a short book, the near of a long one. */
export function roundabout(parts: Outline['parts'], slug: string): PartBeside[] {
  const isShort = parts.reduce((sum, { chapters }) => sum + chapters.length, 0) <= fullList
  return parts.map(({ title, chapters }) => {
    const place = chapters.findIndex((chapter) => chapter.slug === slug)
    const isCurrent = place >= 0
    if (isShort) return { title, chapters, isCurrent, before: false, after: false }
    const from = Math.max(0, place - around)
    const until = place + around + 1
    const near = isCurrent ? chapters.slice(from, until) : []
    return {
      title,
      chapters: near,
      isCurrent,
      before: isCurrent && from > 0,
      after: isCurrent && until < chapters.length,
    }
  })
}

/** The part a chapter stands in, counted from 1. */
export function findPart(parts: Outline['parts'], slug: string): { title: string; place: number } | undefined {
  const index = parts.findIndex(({ chapters }) => chapters.some((chapter) => chapter.slug === slug))
  const part = parts[index]
  return part && { title: part.title, place: index + 1 }
}
