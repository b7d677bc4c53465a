import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Query } from '@/lib/book/retrieve'
import { findPassages } from '@/lib/personalize/grounds'
import { book, chapters, found, profile } from '@/tests/support/book'

export const kinds = ['words', 'question', 'section'] as const

/** Grades by passage: 3 the answer, 2 explains a good part of it, 1 touches it. */
type Relevant = Record<string, number>

/** A labelled query as an engine is asked it. A section never finds itself. */
export type Asked = { kind: (typeof kinds)[number]; text: string; itself?: string; relevant: Relevant }

const Labelled = z.strictObject({
  query: z.string(),
  kind: z.enum(kinds),
  relevant: z
    .record(z.string(), z.int().min(1).max(3))
    .refine((relevant) => Object.keys(relevant).every((id) => book.passages.has(id)), 'names a passage of the book'),
})

export async function readQueries(): Promise<Asked[]> {
  const source = await readFile(join(import.meta.dirname, 'retrieval.yaml'), 'utf8')
  return z
    .array(Labelled)
    .parse(parse(source))
    .map(({ query, kind, relevant }) =>
      kind === 'section' ? { kind, text: queryOf(query), itself: query, relevant } : { kind, text: query, relevant },
    )
}

/** Discounted gain of the first passages, as a share of what the best order would give; the gain of a grade is 2^grade - 1. */
export function gainAt(most: number, ids: string[], relevant: Relevant): number {
  const grades = ids.map((id) => relevant[id] ?? 0)
  const best = Object.values(relevant).sort((a, b) => b - a)
  return discounted(grades.slice(0, most)) / discounted(best.slice(0, most))
}

/** The share of what is relevant at all that stands among the first. */
export function recallAt(most: number, ids: string[], relevant: Relevant): number {
  return ids.slice(0, most).filter((id) => relevant[id]).length / Object.keys(relevant).length
}

function discounted(grades: number[]): number {
  return grades.reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0)
}

// What findPassages asks is its own affair; a book that only listens hears it.
function queryOf(id: string): string {
  const [slug = '', anchor] = id.split('#')
  const chapter = found(chapters.find((each) => each.slug === slug))
  const section = found(chapter.sections.find((each) => each.id === anchor))
  let heard = ''
  const retrieve = ({ text }: Query) => {
    heard = text
    return []
  }
  findPassages({ ...book, retrieve }, slug, section, profile('', ''))
  return heard
}
