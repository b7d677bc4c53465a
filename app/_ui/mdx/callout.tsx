import type { ReactNode } from 'react'
import type { Words } from '../words/words'

const warnings = ['warning', 'caution', 'danger']

/** A remark beside the text, or a warning, which nothing ever changes. */
export function Callout({ words, kind = 'note', children }: { words: Words; kind?: string; children: ReactNode }) {
  const labels: Record<string, string> = words.callout
  const label = labels[kind] ?? words.callout.note
  if (warnings.includes(kind)) {
    return (
      <div className="box warning" role="note" aria-label={label}>
        <p className="box-label" aria-hidden="true">
          {label}
        </p>
        <div className="box-body">{children}</div>
      </div>
    )
  }
  return (
    <aside className="box">
      <p className="box-label">{label}</p>
      <div className="box-body">{children}</div>
    </aside>
  )
}
