'use client'

import { createContext, type ReactNode, useContext, useState } from 'react'
import type { Note } from '@/lib/personalize/events'
import { isOpen, type Reading, type SlotAnswer, unread } from '@/lib/reader/state'
import { NoteBox } from './note.client'
import { ServedProse } from './served-prose.client'
import { Why } from './why.client'
import { revertedWords } from './words'

/** The reading that the slots below take their answers from. */
export const SlotAnswers = createContext<Reading>(unread)

/** One slot in the reading room: the author's prose, until an answer says otherwise. */
export function SlotReading({ id, original }: { id: string; original: ReactNode }) {
  const reading = useContext(SlotAnswers)
  const answer = reading.slots.get(id)
  const waits = isOpen(reading) && (reading.plan === undefined || reading.waiting.has(id))
  if (!answer) return <div className={waits ? 'text-muted' : undefined}>{original}</div>
  return <Answered answer={answer} original={original} />
}

function Answered({ answer, original }: { answer: SlotAnswer; original: ReactNode }) {
  const { treatment, notes, reasons, citations } = answer
  const reverted = revertedWords(answer)
  const why = <Why reasons={reasons} citations={citations} />
  // Where notes are all that was added, the last of them says why.
  const last = treatment === 'bridged' ? notes.at(-1) : undefined
  const drawn = (place: Note['place']) =>
    notes
      .filter((note) => note.place === place)
      .map((note) => <NoteBox key={note.id} note={note} why={note === last ? why : undefined} />)
  return (
    <>
      {drawn('before')}
      {treatment === 'rewritten' ? (
        <Rewritten answer={answer} original={original} why={why} />
      ) : treatment === 'collapsed' ? (
        <Collapsed answer={answer} original={original} why={why} />
      ) : (
        original
      )}
      {drawn('after')}
      {reverted && <p className="reading-mark">{reverted}</p>}
    </>
  )
}

function Rewritten({ answer, original, why }: { answer: SlotAnswer; original: ReactNode; why: ReactNode }) {
  const [asWritten, setAsWritten] = useState(false)
  return (
    <>
      {asWritten ? original : <ServedProse html={answer.html} />}
      <div className="reading-mark">
        <span>{answer.source === 'authored' ? 'The editors’ version for you' : 'Rewritten for you'}</span>
        <button type="button" className="link" aria-pressed={asWritten} onClick={() => setAsWritten(!asWritten)}>
          Original
        </button>
        {why}
      </div>
    </>
  )
}

function Collapsed({ answer, original, why }: { answer: SlotAnswer; original: ReactNode; why: ReactNode }) {
  return (
    <details className="reading-fold">
      <summary>{answer.summary}</summary>
      {original}
      <div className="reading-mark">{why}</div>
    </details>
  )
}
