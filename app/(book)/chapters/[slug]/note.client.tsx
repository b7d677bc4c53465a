'use client'

import type { Note } from '@/lib/personalize/events'
import { useWords } from './room-words.client'
import { ServedProse } from './served-prose.client'

/** Something added to the author's prose, and marked as such. */
export function NoteBox({ note: { kind, html, limits } }: { note: Note }) {
  const { notes, limits: until } = useWords()
  return (
    <div role="note" aria-label={notes[kind]} className="box reading-note">
      <p className="box-label">{notes[kind]}</p>
      <ServedProse html={html} />
      {limits && (
        <p>
          <strong>{until}</strong> {limits}
        </p>
      )}
    </div>
  )
}
