import type { ReactNode } from 'react'
import { conditionOf } from '@/lib/book/concepts'
import { theBook } from '@/lib/book/open'
import { audienceOf } from './audience'

/** A paragraph that some readers need and others do not; it says for whom it is. */
export function Aside({ for: condition, children }: { for?: string; children: ReactNode }) {
  const audience = condition && audienceOf(conditionOf(condition), theBook().vocabulary)
  return (
    <aside className="box aside">
      <p className="box-label">{audience ? `For readers ${audience}` : 'An aside'}</p>
      <div className="box-body">{children}</div>
    </aside>
  )
}
