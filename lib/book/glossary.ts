import type { Book } from './book'

/** A concept as the glossary tells it. */
export type Entry = {
  id: string
  title: string
  means: string
  /** Where it is taught, and what stands there. */
  address: string
  place: string
  /** What it builds on. */
  requires: { id: string; title: string }[]
}

/** All concepts of a book by the first letter of their titles, in the order of its language. */
export function glossaryOf(book: Pick<Book, 'concepts' | 'passages' | 'chapters'>, language: string) {
  const { compare } = new Intl.Collator(language)
  const letters = new Map<string, Entry[]>()
  for (const entry of entriesOf(book).sort((a, b) => compare(a.title, b.title))) {
    // É stands with E: accents tell words apart, not letters of an alphabet.
    const letter = entry.title.normalize('NFD').charAt(0).toLocaleUpperCase(language)
    letters.set(letter, [...(letters.get(letter) ?? []), entry])
  }
  return [...letters].map(([letter, entries]) => ({ letter, entries }))
}

/** Where a section stands, from `slug#section`. What comes before the first heading is the top of its chapter. */
export function addressOf(section: string): string {
  return `/chapters/${section.replace(/#start$/, '')}`
}

function entriesOf({ concepts, passages, chapters }: Parameters<typeof glossaryOf>[0]): Entry[] {
  return [...concepts.values()].map(({ id, title, means, section, requires }) => {
    const chapter = chapters.find(({ slug }) => slug === section.split('#')[0])
    const place = passages.get(section)?.title ?? chapter?.title ?? title
    const needed = requires.flatMap((each) => concepts.get(each) ?? []).map(({ id, title }) => ({ id, title }))
    return { id, title, means, address: addressOf(section), place, requires: needed }
  })
}
