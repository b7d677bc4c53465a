'use client'

import { type MouseEvent, useState } from 'react'

/**
 * Copies the code of the figure it stands in, without lines that are marked as removed; where the clipboard is closed to
 * us, selects it instead.
 */
export function Copy({ name }: { name: string }) {
  const [copied, setCopied] = useState(false)

  async function copy(event: MouseEvent<HTMLElement>) {
    const code = event.currentTarget.closest('figure')?.querySelector('code')
    if (!code) return
    const kept = [...code.childNodes].filter((node) => node.nodeName !== 'DEL')
    try {
      await navigator.clipboard.writeText(kept.map((node) => node.textContent).join(''))
      setCopied(true)
    } catch {
      getSelection()?.selectAllChildren(code)
    }
  }

  return (
    <button type="button" className="code-copy" onClick={copy} onBlur={() => setCopied(false)}>
      <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
      <span className="sr-only"> {name}</span>
    </button>
  )
}
