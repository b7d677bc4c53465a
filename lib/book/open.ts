import bookJson from '@/.book/book.json'
import searchJson from '@/.book/search.json'
import { type Book, openBook } from './book'
import { type ChapterModule, chapterLoader } from './chapter'
import { BookData } from './data'
import { openSearch, type Search } from './search'
import { type Translation, translationsIn } from './translation'

let opened: Book | undefined
let searched: Search | undefined
let translated: Translation[] | undefined

/** The book this deployment ships. Its pages are loaded one by one, when asked for. */
export function theBook(): Book {
  opened ??= openBook(BookData.parse(bookJson), chapterLoader(import.meta.glob<ChapterModule>('/content/*.mdx')))
  return opened
}

/** Its chapters in other languages, each to be loaded when asked for. */
export function theTranslations(): Translation[] {
  translated ??= translationsIn(import.meta.glob<ChapterModule>('/content/*/*.mdx'))
  return translated
}

/** The search of this deployment's book. */
export function theSearch(): Search {
  searched ??= openSearch(searchJson)
  return searched
}
