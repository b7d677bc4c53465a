import { type Book, openBook } from './book'
import { type ChapterModule, chapterLoader } from './chapter'
import { BookData } from './data'
import { gathered } from './gathered'
import { openSearch, type Search, type SearchData } from './search'
import { type Translation, translationsIn } from './translation'

const books = opener((data): Book => {
  return openBook(BookData.parse(data), chapterLoader(import.meta.glob<ChapterModule>('/content/*.mdx')))
})
const searches = opener((data): Search => openSearch(data as SearchData))
let translated: Translation[] | undefined

/** The book this deployment ships. Its pages are loaded one by one, when asked for. */
export function theBook(): Book {
  return books(gathered().book)
}

/** Its chapters in other languages, each to be loaded when asked for. */
export function theTranslations(): Translation[] {
  translated ??= translationsIn(import.meta.glob<ChapterModule>('/content/*/*.mdx'))
  return translated
}

/** The search of this deployment's book. */
export function theSearch(): Search {
  return searches(gathered().search)
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
