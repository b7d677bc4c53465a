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
  const here = book.chapters.find(({ slug }) => slug === chapter)?.number ?? 0
  const order = new Map([...book.passages.keys()].map((id, place) => [id, place]))
  const place = order.get(`${chapter}#${section.id}`) ?? 0
  const onward = domainsOf(section.domain).every((domain) => profile[domain].level === 'expert')
  const text = queryOf(book, section)
  const other = (passage: Passage) => passage.chapter !== chapter || passage.anchor !== section.id
  const ahead = (passage: Passage) => (order.get(passage.id) ?? 0) > place && passage.number >= here
  const preferred = book.retrieve({ text, most: mostPassages, keep: (each) => other(each) && ahead(each) === onward })
  const found = preferred.length > 0 ? preferred : book.retrieve({ text, most: mostPassages, keep: other })
  return found.map(({ passage }) => passage)
}

// The heading and the terms of its concepts name the subject; the first words of the prose settle ties.
function queryOf(book: Book, section: Section): string {
  const terms = section.concepts.flatMap((id) => book.concepts.get(id)?.terms ?? [])
  const prose = sectionText(section)
    .replace(/\[\[block:\d+\]\]/g, ' ')
    .split(/\s+/)
    .slice(0, 60)
  return [section.heading, section.heading, ...terms, ...prose].join(' ')
}
