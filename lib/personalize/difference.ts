import { diffArrays, diffWordsWithSpace } from 'diff'
import type { SlotData } from './events'
import { wordRuns } from './word-runs.mjs'

/** A run of words that two texts share, or that one of them alone has. */
export type Run = { text: string; only?: 'before' | 'after' }

/** What of one text another keeps, leaves out and adds, word by word where they are alike. */
export function wordDifference(before: string, after: string): Run[] {
  return wordRuns({ diffArrays, diffWordsWithSpace }, before, after)
}

/** What a reader sees of a slot: the notes, and the line it is folded to or its prose. */
export function visibleOf({ notes, treatment, summary, markdown }: SlotData): string {
  const said = notes.flatMap((note) => [note.markdown, note.limits ?? ''])
  return [...said, treatment === 'collapsed' ? (summary ?? '') : markdown].filter(Boolean).join('\n\n')
}
