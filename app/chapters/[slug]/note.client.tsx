'use client'

import type { ReactNode } from 'react'
import type { Note } from '@/lib/personalize/events'
import { ServedProse } from './served-prose.client'
import { noteNames } from './words'

/** Something added to the author's prose, and marked as such. */
export function NoteBox({ note: { kind, html, limits }, why }: { note: Note; why?: ReactNode }) {
  return (
    <div role="note" aria-label={noteNames[kind]} className="box reading-note">
      <p className="box-label">{noteNames[kind]}</p>
      <ServedProse html={html} />
      {limits && (
        <p>
          <strong>Where it breaks down:</strong> {limits}
        </p>
      )}
      {why && <div className="reading-mark">{why}</div>}
    </div>
  )
}
