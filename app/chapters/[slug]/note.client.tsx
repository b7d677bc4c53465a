'use client'

import type { Note } from '@/lib/personalize/events'
import { ServedProse } from './served-prose.client'
import { noteNames } from './words'

/** Something added to the author's prose, and marked as such. */
export function NoteBox({ note: { kind, html, limits } }: { note: Note }) {
  return (
    <div role="note" aria-label={noteNames[kind]} className="box reading-note">
      <p className="box-label">{noteNames[kind]}</p>
      <ServedProse html={html} />
      {limits && (
        <p>
          <strong>Where it breaks down:</strong> {limits}
        </p>
      )}
    </div>
  )
}
