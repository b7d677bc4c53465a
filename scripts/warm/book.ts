import { type Book, openBook } from '@/lib/book/book'
import { fromThese } from '@/lib/book/chapter'
import { keepGathered } from '@/lib/book/keep'

/** A book read from its folder, for what runs without Next: everything but the pages. */
export async function readBook(folder: string): Promise<Book> {
  const { book, chapters } = await keepGathered(folder, '.book/kept')
  return openBook(book, fromThese(chapters))
}
