import Link from 'next/link'
import { type ReactNode, useId } from 'react'
import { addressOf } from '@/lib/book/glossary'
import { theBook } from '@/lib/book/open'
import type { Words } from '../words/words'
import { Definition } from './definition.client'

/** A word of the glossary in a line of text, with its definition a hover, a focus or a tap away. */
export function Term({ words, id, children }: { words: Words; id: string; children: ReactNode }) {
  const place = useId()
  const { concepts, passages } = theBook()
  const concept = concepts.get(id)
  if (!concept) throw new Error(`<Term id="${id}">: there is no concept of this name.`)
  return (
    <Definition id={place} word={children}>
      <span className="term-title">{concept.title}</span> {concept.means}{' '}
      <Link href={addressOf(concept.section)} prefetch={false}>
        {words.term(passages.get(concept.section)?.title ?? concept.title)}
      </Link>
    </Definition>
  )
}
