'use client'

import { useWords } from './room-words.client'

type OriginalButtonProps = { isOriginal: boolean; onTurn(): void }

/** Takes the author's words for this passage, here and whenever the chapter is read, or again what was told. */
export function OriginalButton({ isOriginal, onTurn }: OriginalButtonProps) {
  const { original } = useWords()
  return (
    <button type="button" className="link" onClick={onTurn}>
      {isOriginal ? original.told : original.use}
    </button>
  )
}
