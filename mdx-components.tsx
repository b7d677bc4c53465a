import type { MDXComponents } from 'mdx/types'
import { chapterComponents } from './app/_ui/mdx/components'
import { wordsOf } from './app/_ui/words/words'
import { theBook } from './lib/book/open'

const components = chapterComponents(wordsOf(theBook().outline.language))

export function useMDXComponents(): MDXComponents {
  return components
}
