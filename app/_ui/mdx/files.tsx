import type { ReactNode } from 'react'
import type { Words } from '../words/words'

/** A tree of files, from a list: what holds a list is a folder, what stands in italics a remark. */
export function Files({ words, children }: { words: Words; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no form
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <div className="files wide" role="group" aria-label={words.files} tabIndex={0}>
      {children}
    </div>
  )
}
