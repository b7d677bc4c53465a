import { type Book, openBook } from '@/lib/book/book'
import { fromThese } from '@/lib/book/chapter'
import { keepGathered } from '@/lib/book/keep'

/**
 * A book read from its folder, for what runs without Next: everything but the pages.
 * @param drafts whether chapters that are not yet for readers are among it
 */
export async function readBook(folder: string, { drafts = false } = {}): Promise<Book> {
  const { book, chapters } = await keepGathered(folder, '.book/kept', { drafts })
  return openBook(book, fromThese(chapters))
}
