'use client'

import { useWords } from './room-words.client'

type OriginalButtonProps = { isOriginal: boolean; onTurn(): void }

/** Takes the author's words for this passage, here and whenever the chapter is read. */
export function OriginalButton({ isOriginal, onTurn }: OriginalButtonProps) {
  const { original } = useWords()
  return (
    <button type="button" className="link" aria-pressed={isOriginal} onClick={onTurn}>
      {original.use}
    </button>
  )
}
