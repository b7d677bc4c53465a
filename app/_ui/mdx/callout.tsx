import type { ReactNode } from 'react'

const labels: Record<string, string> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
  danger: 'Danger',
}
const warnings = ['warning', 'caution', 'danger']

/** A remark beside the text, or a warning, which nothing ever changes. */
export function Callout({ kind = 'note', children }: { kind?: string; children: ReactNode }) {
  const label = labels[kind] ?? 'Note'
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
