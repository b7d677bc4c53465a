import { createHash } from 'node:crypto'
import { LecternError } from '@/lib/errors'
import type { Chapter, ChapterLoader } from './chapter'
import type { Bridge, Concept } from './concepts'
import type { BookData } from './data'
import type { ExampleReader } from './example-reader'
import { type ChapterOutline, type Outline, partsOf } from './outline'
import type { Passage } from './passage'
import { openRetrieval, type Retrieve } from './retrieve'
import type { Vocabulary } from './vocabulary'

/** A book, ready to be read and asked. */
export type Book = {
  outline: Outline
  chapters: ChapterOutline[]
  translations: BookData['translations']
  vocabulary: Vocabulary
  readers: ExampleReader[]
  concepts: Map<string, Concept>
  bridges: Bridge[]
  /** A hash of the concepts and bridges, by which readings differ. */
  material: string
  passages: Map<string, Passage>
  retrieve: Retrieve
  /**
   * @param slug its slug, or one that it had before
   * @throws {LecternError} `chapter_unknown`
   */
  readChapter(slug: string): Promise<Chapter>
}

/** @param data what was gathered ahead of the same chapters that `load` finds */
export function openBook(data: BookData, load: ChapterLoader): Book {
  // A draft may be there to be loaded, and is no chapter of the book.
  const listed = new Map(data.chapters.flatMap(({ slug, renamed = [] }) => renamed.map((each) => [each, slug])))
  for (const { slug } of data.chapters) listed.set(slug, slug)
  return {
    outline: { ...data, parts: partsOf(data.parts, data.chapters) },
    chapters: data.chapters,
    translations: data.translations,
    vocabulary: data.vocabulary,
    readers: data.readers,
    concepts: new Map(data.concepts.map((concept) => [concept.id, concept])),
    bridges: data.bridges,
    material: hashOf([data.concepts, data.bridges]),
    passages: new Map(data.passages.map((passage) => [passage.id, passage])),
    retrieve: openRetrieval(data.passages, data.index),
    async readChapter(slug) {
      const now = listed.get(slug)
      const found = now === undefined ? undefined : await load(now)
      if (!found) throw new LecternError('chapter_unknown', `This book has no chapter "${slug}".`)
      return found
    },
  }
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
}
