'use client'

import { useState } from 'react'

/** What the button says: at first, once it has copied, and where it could not. */
type CopyWords = { copy: string; copied: string; uncopied: string }

/** Puts the whole chapter, as Markdown, into the clipboard. */
export function CopyMarkdown({ address, words }: { address: string; words: CopyWords }) {
  const [said, setSaid] = useState(words.copy)

  async function copy() {
    const source = fetch(address).then((answer) =>
      answer.ok ? answer.blob() : Promise.reject(new Error(`The source answered ${answer.status}.`)),
    )
    try {
      // Handed over before it is there: Safari closes the clipboard once a press is past.
      const text = source.then((blob) => new Blob([blob], { type: 'text/plain' }))
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })])
      setSaid(words.copied)
    } catch {
      setSaid(words.uncopied)
    }
  }

  return (
    <button type="button" onClick={copy} onBlur={() => setSaid(words.copy)}>
      <span aria-live="polite">{said}</span>
    </button>
  )
}
