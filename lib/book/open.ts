import bookJson from '@/.book/book.json'
import searchJson from '@/.book/search.json'
import { type Book, openBook } from './book'
import { type ChapterModule, chapterLoader } from './chapter'
import { BookData } from './data'
import { openSearch, type Search } from './search'

let opened: Book | undefined
let searched: Search | undefined

/** The book this deployment ships. Its pages are loaded one by one, when asked for. */
export function theBook(): Book {
  opened ??= openBook(BookData.parse(bookJson), chapterLoader(import.meta.glob<ChapterModule>('/content/*.mdx')))
  return opened
}

/** The search of this deployment's book. */
export function theSearch(): Search {
  searched ??= openSearch(searchJson)
  return searched
}
