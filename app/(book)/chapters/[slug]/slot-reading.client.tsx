'use client'

import type { ReactNode } from 'react'
import type { Note } from '@/lib/personalize/events'
import type { ShownStore } from '@/lib/reader/shown'
import type { SlotAnswer } from '@/lib/reader/state'
import { NoteBox } from './note.client'
import { OriginalButton } from './original-button.client'
import { useWords } from './room-words.client'
import { ServedProse } from './served-prose.client'
import { useSlotShown } from './use-shown.client'
import { Why } from './why.client'
import { changeWords, revertedWords } from './words'

type SlotReadingProps = {
  id: string
  original: ReactNode
  store: ShownStore
  /** Wants the slot as written, or no more. */
  onTurn(slot: string): void
  /** Shows both beside each other. */
  compares?: boolean
  /** Shows that its answer has not come. */
  dims?: boolean
}

/** One slot of a reading: the author's prose, until an answer says otherwise. */
export function SlotReading({ id, original, store, onTurn, compares, dims }: SlotReadingProps) {
  const answer = useSlotShown(store, ({ answers }) => answers.get(id))
  const isHeld = useSlotShown(store, ({ held }) => held.has(id))
  const isWaiting = useSlotShown(store, ({ waiting }) => waiting.has(id))
  const isOriginal = useSlotShown(store, ({ originals }) => originals.has(id))
  const words = useWords()
  const state = ['reading-slot', isHeld && 'reading-held', dims && isWaiting && !answer && 'text-muted']
    .filter(Boolean)
    .join(' ')
  return (
    <div className={state}>
      {!answer || !isChanged(answer) ? (
        <>
          {original}
          {answer?.reverted && <p className="reading-mark">{revertedWords(answer, words)}</p>}
        </>
      ) : compares ? (
        <Pair answer={answer} original={original} isOriginal={isOriginal} onTurn={() => onTurn(id)} />
      ) : (
        <Changed answer={answer} original={original} isOriginal={isOriginal} onTurn={() => onTurn(id)} />
      )}
    </div>
  )
}

function isChanged({ treatment, notes }: SlotAnswer): boolean {
  return treatment !== 'as-written' || notes.length > 0
}

type ChangedProps = { answer: SlotAnswer; original: ReactNode; isOriginal: boolean; onTurn(): void }

function Changed(props: ChangedProps) {
  const { answer, original, isOriginal } = props
  const words = useWords()
  // A folded passage is one line, which says why; what can be done with it stands where it opens.
  const isLine = !isOriginal && answer.treatment === 'collapsed' && answer.notes.length === 0
  const mark = <Mark {...props} explains={!isOriginal} />
  return (
    <>
      {isOriginal ? original : <Told answer={answer} original={original} mark={isLine && mark} />}
      {!isLine && mark}
      {!isOriginal && answer.reverted && <p className="reading-mark">{revertedWords(answer, words)}</p>}
    </>
  )
}

/** What became of a passage, what can be done about it, and why it is so where that is what stands there. */
function Mark({ answer, isOriginal, onTurn, explains }: Omit<ChangedProps, 'original'> & { explains: boolean }) {
  const words = useWords()
  return (
    <div className="reading-mark">
      <span>{isOriginal ? words.original.chosen : changeWords(answer, words)}</span>
      <OriginalButton isOriginal={isOriginal} onTurn={onTurn} />
      {explains && <Why reasons={answer.reasons} citations={answer.citations} />}
    </div>
  )
}

/**
 * The author's prose, and beside it what is told in its place. What is only added hangs in the other column, like a note in
 * a margin, so that the text goes on below however long it is.
 */
function Pair(props: ChangedProps) {
  const { answer, original, isOriginal } = props
  const { treatment, summary } = answer
  const words = useWords()
  const isAdded = treatment === 'bridged' || treatment === 'as-written'
  return (
    <div className={isAdded ? 'reading-beside' : 'reading-pair'}>
      {!isAdded && (
        <div>
          <p className="sr-only">{words.pair.original}</p>
          {original}
        </div>
      )}
      <div className={isOriginal ? 'reading-other text-muted' : 'reading-other'}>
        <p className="sr-only">{words.pair.told}</p>
        <Notes answer={answer} place="before" />
        {treatment === 'rewritten' && <ServedProse html={answer.html} />}
        {treatment === 'collapsed' && <p className="text-muted">{summary}</p>}
        <Notes answer={answer} place="after" />
        <Mark {...props} explains />
      </div>
      {isAdded && original}
    </div>
  )
}

function Told({ answer, original, mark }: { answer: SlotAnswer; original: ReactNode; mark: ReactNode }) {
  const { treatment, html, summary } = answer
  return (
    <>
      <Notes answer={answer} place="before" />
      {treatment === 'rewritten' ? (
        <ServedProse html={html} />
      ) : treatment === 'collapsed' ? (
        <details className="reading-fold">
          <summary>{summary}</summary>
          {original}
          {mark}
        </details>
      ) : (
        original
      )}
      <Notes answer={answer} place="after" />
    </>
  )
}

function Notes({ answer: { notes }, place }: { answer: SlotAnswer; place: Note['place'] }) {
  return notes.filter((note) => note.place === place).map((note) => <NoteBox key={note.id} note={note} />)
}
