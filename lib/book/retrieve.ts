import MiniSearch, { type Options } from 'minisearch'
import { stemmer } from 'stemmer'
import type { Passage, Searched } from './passage'

const stopWords = new Set(
  'a about above after again all also an and any are as at be because been before being between both but by can could did do does doing down during each few for from further had has have having he her here hers him his how i if in into is it its itself just me more most my no nor not now of off on once one only or other our out over own same she should so some such than that the their them then there these they this those through to too under until up very was we were what when where which while who whom why will with would you your'.split(
    ' ',
  ),
)

/** How the book is indexed and ranked: measured against other settings and engines in bench/retrieval.bench.ts. */
export const measuredOptions: Options<Searched> = {
  idField: 'id',
  fields: ['heading', 'text', 'glossary'],
  processTerm: (term) => stem(term),
  searchOptions: { boost: { heading: 2 }, bm25: { k: 1.2, b: 0.75, d: 0 }, combineWith: 'OR' },
}

/** The index of the book's passages, as text that can be stored; made once, ahead of the build. */
export function indexPassages(passages: Searched[]): string {
  const index = new MiniSearch<Searched>(measuredOptions)
  index.addAll(passages)
  return JSON.stringify(index)
}

export type Found = { passage: Passage; score: number }
export type Query = { text: string; keep: (passage: Passage) => boolean; most: number }

/** Finds what else in the book speaks of the same things, best first. */
export type Retrieve = (query: Query) => Found[]

/** A share of the best score under which a passage is only noise. */
const floor = 0.35
const mostOfOneChapter = 2

/** @param index what {@link indexPassages} made of the same passages */
export function openRetrieval(passages: Passage[], index: string): Retrieve {
  // Opened when it is first asked: pages and most requests never do.
  let rank: ReturnType<typeof openRanking> | undefined
  return ({ text, keep, most }) => {
    rank ??= openRanking(passages, index)
    const ranked = rank(text, keep)
    const least = floor * (ranked[0]?.score ?? 0)
    const counts = new Map<string, number>()
    const found: Found[] = []
    for (const each of ranked) {
      if (each.score < least || found.length === most) break
      const { chapter } = each.passage
      const count = counts.get(chapter) ?? 0
      counts.set(chapter, count + 1)
      if (count < mostOfOneChapter) found.push(each)
    }
    return found
  }
}

/** All that shares a word with the text, best first: the ranking under {@link openRetrieval}, without its limits. */
export function openRanking(passages: Passage[], index: string): (text: string, keep: Query['keep']) => Found[] {
  const search = MiniSearch.loadJSON<Searched>(index, measuredOptions)
  const byId = new Map(passages.map((passage) => [passage.id, passage]))
  return (text, keep) =>
    search.search(text).flatMap(({ id, score }) => {
      const passage = byId.get(String(id))
      return passage && keep(passage) ? [{ passage, score }] : []
    })
}

/** The stem of a word that says something; undefined for one that only joins others. */
export function stem(term: string): string | undefined {
  const word = term.toLowerCase()
  return stopWords.has(word) || word.length < 2 ? undefined : stemmer(word)
}
