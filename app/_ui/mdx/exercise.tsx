import type { ReactNode } from 'react'

/** A question to try before reading on. */
export function Exercise({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div className="box exercise">
      <p className="box-label">Exercise</p>
      {title && <h3 className="exercise-title">{title}</h3>}
      <div className="box-body mt-3">{children}</div>
    </div>
  )
}

/** Its answer, folded away until wanted. */
export function Answer({ children }: { children: ReactNode }) {
  return (
    <details className="answer">
      <summary>Answer</summary>
      {children}
    </details>
  )
}
