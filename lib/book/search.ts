import MiniSearch from 'minisearch'
import type { Searched } from './passage'
import { measuredOptions, stem } from './retrieve'

/** One section as it can be found: `id` is `<slug>#<section id>`. */
export type SearchEntry = {
  id: string
  chapter: string
  section: string
  /** The chapter's title. */
  title: string
  heading: string
  text: string
}

/** All a search needs, on the server or in a browser. `index` is what {@link indexEntries} made of the same entries. */
export type SearchData = { entries: SearchEntry[]; index: string }

/** A run of text, and whether it is a word that was looked for. */
export type Piece = { text: string; marked: boolean }

export type Hit = Omit<SearchEntry, 'text'> & { marked: { heading: Piece[]; excerpt: Piece[] } }

/** Finds sections for what a reader typed, best first. */
export type Search = (query: string, most?: number) => Hit[]

/** Longest query that is looked at, in characters. */
export const longestQuery = 200
const longestExcerpt = 180

/** The plain index with the measured settings, over whole sections. */
export function indexEntries(entries: (SearchEntry & Pick<Searched, 'glossary'>)[]): string {
  const index = new MiniSearch<Searched>(measuredOptions)
  index.addAll(entries.map(({ id, heading, text, glossary }) => ({ id, heading, text, glossary })))
  return JSON.stringify(index)
}

/** Opens a search that forgives a slip of the finger and finds the word that is still being typed. */
export function openSearch({ entries, index }: SearchData): Search {
  const stored = JSON.parse(index)
  const engine = MiniSearch.loadJS<Searched>(stored, measuredOptions)
  const stems = new Set<string>(stored.index.map(([term]: [string]) => term))
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const ask = (text: string, combineWith: 'AND' | 'OR') =>
    engine.search(text, {
      combineWith,
      prefix: (_, position, terms) => position === terms.length - 1,
      fuzzy: (term) => (term.length > 3 ? 0.2 : false),
    })
  // A slip near the end of a word leaves an ending that is not cut off, and with it far more letters than the stem has.
  const guess = (text: string) =>
    engine.search(text, {
      combineWith: 'OR',
      processTerm: (term) => [stem(term), headOf(term.toLowerCase(), stems)].filter((each) => each !== undefined),
      fuzzy: (term) => (term.length > 5 ? 2 : false),
    })
  return (query, most = 12) => {
    const text = query.slice(0, longestQuery)
    let found = ask(text, 'AND')
    if (found.length === 0) found = ask(text, 'OR')
    if (found.length === 0) found = guess(text)
    return found.slice(0, most).flatMap(({ id, terms }) => {
      const entry = byId.get(String(id))
      return entry ? [hitOf(entry, new Set(terms))] : []
    })
  }
}

/** The longest stem that a word begins with; five letters at least and most of it, or it would be of another word. */
function headOf(word: string, stems: ReadonlySet<string>): string | undefined {
  for (let length = word.length; length >= 5 && 2 * length > word.length; length -= 1)
    if (stems.has(word.slice(0, length))) return word.slice(0, length)
}

/** The pieces as the text they stand for. */
export function textOf(pieces: Piece[]): string {
  return pieces.map(({ text }) => text).join('')
}

function hitOf({ text, ...entry }: SearchEntry, stems: Set<string>): Hit {
  return { ...entry, marked: { heading: mark(entry.heading, stems), excerpt: mark(around(text, stems), stems) } }
}

function mark(text: string, stems: Set<string>): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { start, end } of wordsIn(text, stems)) {
    if (start > from) pieces.push({ text: text.slice(from, start), marked: false })
    pieces.push({ text: text.slice(start, end), marked: true })
    from = end
  }
  if (from < text.length) pieces.push({ text: text.slice(from), marked: false })
  return pieces
}

/** The stretch of a text that holds the most of what was looked for, cut between words. */
function around(text: string, stems: Set<string>): string {
  const line = text.replace(/\s+/g, ' ')
  const words = wordsIn(line, stems)
  const within = (start: number) =>
    new Set(words.filter((word) => word.start >= start && word.end <= start + longestExcerpt).map((word) => word.stem))
      .size
  const best = words.reduce(
    (found, word) => (within(word.start) > within(found) ? word.start : found),
    words[0]?.start ?? 0,
  )
  // Some words before the first one found say what it is about.
  const from = best < 60 ? 0 : line.indexOf(' ', best - 50) + 1
  const cut = line.slice(from, from + longestExcerpt)
  const ends = from + longestExcerpt >= line.length
  return `${from > 0 ? '… ' : ''}${ends ? cut : cut.replace(/\s+\S*$/, ' …')}`
}

function wordsIn(text: string, stems: Set<string>): { start: number; end: number; stem: string }[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(({ 0: word, index }) => {
    const found = stemOf(word)
    return found && stems.has(found) ? [{ start: index, end: index + word.length, stem: found }] : []
  })
}

const known = new Map<string, string | undefined>()

// The same words stand in one excerpt after the other, and a reader who types asks again with every letter.
function stemOf(word: string): string | undefined {
  if (!known.has(word)) known.set(word, stem(word))
  return known.get(word)
}
