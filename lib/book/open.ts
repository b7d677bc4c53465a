import { type Book, openBook } from './book'
import type { Chapter } from './chapter'
import { BookData } from './data'
import { gatheredBook, gatheredChapter, gatheredSearch } from './gathered'
import { openSearch, type Search, type SearchData } from './search'

const books = opener((data): Book => openBook(BookData.parse(data), loadChapter))
const searches = opener((data): Search => openSearch(data as SearchData))

/** The book this deployment ships, but for its pages. Its chapters are loaded one by one, when asked for. */
export function theBook(): Book {
  return books(gatheredBook())
}

/** The search of this deployment's book. */
export function theSearch(): Search {
  return searches(gatheredSearch())
}

async function loadChapter(slug: string): Promise<Chapter> {
  return gatheredChapter(slug) as Chapter
}

/** Opens the same data once. Only while the site is edited does other data come. */
function opener<T>(open: (data: unknown) => T): (data: unknown) => T {
  let last: { data: unknown; opened: T } | undefined
  return (data) => {
    if (last && last.data === data) return last.opened
    const opened = open(data)
    last = { data, opened }
    return opened
  }
}
