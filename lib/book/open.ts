import bookJson from '@/.book/book.json'
import { type Book, openBook } from './book'
import { type ChapterModule, chapterLoader } from './chapter'
import { BookData } from './data'
import { type Translation, translationsIn } from './translation'

let opened: Book | undefined
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
