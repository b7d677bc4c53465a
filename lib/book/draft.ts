import type { Bridge, Concept } from './concepts'

type Leading = { concepts: Concept[]; bridges: Bridge[] }

/** Concepts and bridges without those that lead to chapters which are left out. */
export function withoutChapters({ concepts, bridges }: Leading, slugs: string[]): Leading {
  const isGone = ({ section }: Concept) => slugs.some((slug) => section.startsWith(`${slug}#`))
  const gone = new Set(concepts.filter(isGone).map(({ id }) => id))
  return {
    concepts: concepts.filter(({ id }) => !gone.has(id)),
    bridges: bridges.filter(({ concept }) => !gone.has(concept)),
  }
}
