import type { Book } from '@/lib/book/book'
import type { Passage } from '@/lib/book/passage'
import { type Section, sectionText } from '@/lib/book/section'
import type { Profile } from './events'
import { domainsOf } from './reader'

const mostPassages = 3

/**
 * What else in the book a section leans on. Who is new to its domain is shown what comes before it, who knows the
 * domain what comes after; where there is nothing on that side, the rest of the book is searched.
 */
export function findPassages(book: Book, chapter: string, section: Section, profile: Profile): Passage[] {
  const onward = domainsOf(section.domain).every((domain) => profile[domain].level === 'expert')
  const known = recalled(book, section)
  const passages = known.get(onward) ?? search(book, chapter, section, onward)
  known.set(onward, passages)
  return passages
}

/** Whether a passage comes after a section, in the order of the book. */
export function isAhead(book: Book, chapter: string, section: Section, passage: Passage): boolean {
  const here = book.chapters.find(({ slug }) => slug === chapter)?.number ?? 0
  if (passage.chapter !== chapter) return passage.number > here
  const ids = [...book.passages.keys()]
  return ids.indexOf(passage.id) > ids.indexOf(`${chapter}#${section.id}`)
}

// Of a reader only the direction counts, so each section is searched for twice at most, whoever reads.
const searched = new WeakMap<Book, WeakMap<Section, Map<boolean, Passage[]>>>()

function recalled(book: Book, section: Section): Map<boolean, Passage[]> {
  const sections = searched.get(book) ?? new WeakMap<Section, Map<boolean, Passage[]>>()
  searched.set(book, sections)
  const known = sections.get(section) ?? new Map<boolean, Passage[]>()
  sections.set(section, known)
  return known
}

function search(book: Book, chapter: string, section: Section, onward: boolean): Passage[] {
  const text = queryOf(book, section)
  const other = (passage: Passage) => passage.chapter !== chapter || passage.anchor !== section.id
  const wanted = (passage: Passage) => isAhead(book, chapter, section, passage) === onward
  const preferred = book.retrieve({ text, most: mostPassages, keep: (each) => other(each) && wanted(each) })
  const found = preferred.length > 0 ? preferred : book.retrieve({ text, most: mostPassages, keep: other })
  return found.map(({ passage }) => passage)
}

// The heading and the terms of its concepts name the subject; its prose says what it leans on.
function queryOf(book: Book, section: Section): string {
  const terms = section.concepts.flatMap((id) => book.concepts.get(id)?.terms ?? [])
  const prose = sectionText(section)
    .replace(/\[\[block:\d+\]\]/g, ' ')
    .split(/\s+/)
  return [section.heading, section.heading, ...terms, ...prose].join(' ')
}
