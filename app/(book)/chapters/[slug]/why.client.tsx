'use client'

import type { Citation, Reason } from '@/lib/personalize/events'
import { useWords } from './room-words.client'

/** Why a passage is as it is: what the reader told us, and where else in the book it comes from. */
export function Why({ reasons, citations }: { reasons: Reason[]; citations: Citation[] }) {
  const { why } = useWords()
  if (reasons.length === 0 && citations.length === 0) return undefined
  return (
    <details>
      <summary>{why.ask}</summary>
      <ul>
        {reasons.map(({ fact, text }) => (
          <li key={fact}>{text}</li>
        ))}
        {citations.map(({ chapter, anchor, title }) => (
          <li key={`${chapter}#${anchor}`}>
            {why.draws} <a href={`/chapters/${chapter}#${anchor}`}>{title}</a>.
          </li>
        ))}
      </ul>
    </details>
  )
}
