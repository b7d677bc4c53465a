import bookJson from '@/.book/book.json'
import { type Book, openBook } from './book'
import { type ChapterModule, chapterLoader } from './chapter'
import { BookData } from './data'

let opened: Book | undefined

/** The book this deployment ships. Its pages are loaded one by one, when asked for. */
export function theBook(): Book {
  opened ??= openBook(BookData.parse(bookJson), chapterLoader(import.meta.glob<ChapterModule>('/content/*.mdx')))
  return opened
}
