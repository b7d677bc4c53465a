import { diffWordsWithSpace } from 'diff'
import type { SlotData } from './events'

/** A run of words that two texts share, or that one of them alone has. */
export type Run = { text: string; only?: 'before' | 'after' }

/** Texts further apart than this are shown as one in place of the other: their difference would tell nothing. */
const mostEdits = 2000

/** What of one text another keeps, leaves out and adds, word by word. */
export function wordDifference(before: string, after: string): Run[] {
  const runs = diffWordsWithSpace(before, after, { maxEditLength: mostEdits })
  if (!runs)
    return [
      { text: before, only: 'before' },
      { text: after, only: 'after' },
    ]
  return runs.map(({ value, added, removed }) => ({
    text: value,
    ...((added || removed) && { only: added ? 'after' : 'before' }),
  }))
}

/** What a reader sees of a slot: the notes, and the line it is folded to or its prose. */
export function visibleOf({ notes, treatment, summary, markdown }: SlotData): string {
  const said = notes.flatMap((note) => [note.markdown, note.limits ?? ''])
  return [...said, treatment === 'collapsed' ? (summary ?? '') : markdown].filter(Boolean).join('\n\n')
}
