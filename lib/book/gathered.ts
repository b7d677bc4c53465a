import book from '@/.book/book.json'
import search from '@/.book/search.json'

/** What was gathered of the book before the build. While the site is edited, `gathered-now.ts` stands in its place. */
export function gathered(): { book: unknown; search: unknown } {
  return { book, search }
}

/** What was gathered of a chapter, by its slug, which must be one of the book's. */
export async function gatheredChapter(slug: string): Promise<unknown> {
  return (await import(`@/.book/chapters/${slug}.json`)).default
}
