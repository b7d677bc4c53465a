import type { ReactNode } from 'react'
import type { Words } from '../words/words'

/** A question to try before reading on. */
export function Exercise({ words, title, children }: { words: Words; title?: string; children: ReactNode }) {
  return (
    <div className="box exercise">
      <p className="box-label">{words.exercise.label}</p>
      {title && <h3 className="exercise-title">{title}</h3>}
      <div className="box-body mt-3">{children}</div>
    </div>
  )
}

type FoldedProps = { words: Words; children: ReactNode }

/** Its answer, folded away until wanted. */
export function Answer({ words, children }: FoldedProps) {
  return <Folded label={words.exercise.answer}>{children}</Folded>
}

/** A step towards the answer of an exercise or a quiz; there may be several. */
export function Hint({ words, children }: FoldedProps) {
  return <Folded label={words.exercise.hint}>{children}</Folded>
}

function Folded({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="answer">
      <summary>{label}</summary>
      {children}
    </details>
  )
}
