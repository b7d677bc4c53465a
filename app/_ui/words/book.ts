import { theBook } from '@/lib/book/open'
import { type Words, wordsOf } from './words'

/** The words of the language that the book is written in. */
export function theWords(): Words {
  return wordsOf(theBook().outline.language)
}
