import type { ReactNode } from 'react'
import { conditionOf } from '@/lib/book/concepts'
import { theBook } from '@/lib/book/open'
import type { Words } from '../words/words'
import { audienceOf } from './audience'

/** A paragraph that some readers need and others do not; it says for whom it is. */
export function Aside({ words, for: condition, children }: { words: Words; for?: string; children: ReactNode }) {
  const audience = condition && audienceOf(conditionOf(condition), theBook().vocabulary, words)
  return (
    <aside className="box aside">
      <p className="box-label">{audience ? words.aside.for(audience) : words.aside.label}</p>
      <div className="box-body">{children}</div>
    </aside>
  )
}
