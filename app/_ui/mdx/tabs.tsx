import type { ReactNode } from 'react'

/** Alternatives, one below the other: all stand open, and each can be folded away. */
export function Tabs({ children }: { children: ReactNode }) {
  return <div className="tabs">{children}</div>
}

export function Tab({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="tab" open>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

/** Things to do in order. */
export function Steps({ children }: { children: ReactNode }) {
  return <ol className="steps">{children}</ol>
}

export function Step({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <li>
      {title && <p className="step-title">{title}</p>}
      {children}
    </li>
  )
}
