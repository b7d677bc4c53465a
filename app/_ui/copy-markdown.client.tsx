'use client'

import { useState } from 'react'

/** Puts the whole chapter, as Markdown, into the clipboard. */
export function CopyMarkdown({ slug }: { slug: string }) {
  const [said, setSaid] = useState('Copy as Markdown')

  async function copy() {
    const source = fetch(`/chapters/${slug}.md`).then((answer) =>
      answer.ok ? answer.blob() : Promise.reject(new Error(`The source answered ${answer.status}.`)),
    )
    try {
      // Handed over before it is there: Safari closes the clipboard once a press is past.
      const text = source.then((blob) => new Blob([blob], { type: 'text/plain' }))
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })])
      setSaid('Copied')
    } catch {
      setSaid('Could not be copied: read it as Markdown instead')
    }
  }

  return (
    <button type="button" onClick={copy} onBlur={() => setSaid('Copy as Markdown')}>
      <span aria-live="polite">{said}</span>
    </button>
  )
}
