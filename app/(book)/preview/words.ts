import { previewWordsOf } from '@/app/_ui/words/preview'
import { wordsOf } from '@/app/_ui/words/words'
import { theBook } from '@/lib/book/open'

const { language } = theBook().outline

export const words = previewWordsOf(language)
export const { formats } = wordsOf(language)
