import { findKept, type Keeper, keep } from './keeper'

type Kept = { revision: string; slots: string[] }

/** The slots of a chapter that this reader wants as written. What was wanted of an earlier revision is forgotten. */
export function findOriginals(open: () => Keeper, chapter: string, revision: string): ReadonlySet<string> {
  const kept = findKept<Partial<Kept>>(open, nameOf(chapter))
  return new Set(kept?.revision === revision && Array.isArray(kept.slots) ? kept.slots : [])
}

/** Keeps them, for this revision of the chapter. */
export function keepOriginals(open: () => Keeper, chapter: string, revision: string, slots: ReadonlySet<string>): void {
  const kept: Kept | undefined = slots.size > 0 ? { revision, slots: [...slots] } : undefined
  keep(open, nameOf(chapter), kept)
}

function nameOf(chapter: string): string {
  return `lectern.originals.${chapter}`
}
