'use client'

import { type MouseEvent, useState } from 'react'

/**
 * Copies the code it stands with, without lines that are marked as removed, or the source of a formula; where the
 * clipboard is closed to us, selects it instead.
 */
export function Copy({ copy, copied, name }: { copy: string; copied: string; name: string }) {
  const [isCopied, setCopied] = useState(false)

  async function write(event: MouseEvent<HTMLElement>) {
    const source = event.currentTarget.closest('figure, .formula')?.querySelector('code, annotation')
    if (!source) return
    const kept = [...source.childNodes].filter((node) => node.nodeName !== 'DEL')
    try {
      await navigator.clipboard.writeText(kept.map((node) => node.textContent).join(''))
      setCopied(true)
    } catch {
      getSelection()?.selectAllChildren(source)
    }
  }

  return (
    <button type="button" className="code-copy" onClick={write} onBlur={() => setCopied(false)}>
      <span aria-live="polite">{isCopied ? copied : copy}</span>
      <span className="sr-only"> {name}</span>
    </button>
  )
}
