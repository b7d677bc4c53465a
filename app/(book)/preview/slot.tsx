import type { ReactNode } from 'react'
import { wordDifference } from '@/lib/personalize/difference'
import type { SlotPreview } from '@/lib/personalize/preview-form'
import { NoteView, Prose } from './note'
import { words } from './words'

type Props = { slot: SlotPreview; pinned: boolean; back: string; differs?: boolean; children?: ReactNode }

/** A slot as its reader has it, and why. What stands in its place, such as a difference, is its children. */
export function SlotView({ slot, pinned, back, differs, children }: Props) {
  const { treatment, source, reverted, notes } = slot
  const noteAt = (where: 'before' | 'after') =>
    notes.filter(({ place }) => place === where).map((note) => <NoteView key={note.id} note={note} back={back} />)
  const isPinned = pinned && treatment === 'rewritten' && source === 'authored'
  return (
    <div className="preview-slot" data-treatment={treatment} data-differs={differs || undefined}>
      <p className="preview-state">
        <code>{slot.slot}</code> <strong>{words.treatment[treatment]}</strong>, {words.source[source]}
        {isPinned && `, ${words.pinned}`}
        {differs && <span className="preview-mark">{words.differs}</span>}
      </p>
      <Why slot={slot} />
      {reverted && (
        <p className="preview-fault">
          {words.reverted(reverted.check)} {reverted.message}
        </p>
      )}
      {children || (
        <>
          {noteAt('before')}
          {slot.summary ? (
            <details>
              <summary>{slot.summary}</summary>
              <Prose html={slot.html} />
            </details>
          ) : (
            <Prose html={slot.html} />
          )}
          {noteAt('after')}
        </>
      )}
    </div>
  )
}

/** What of a text another keeps, leaves out and adds. */
export function Difference({ before, after }: { before: string; after: string }) {
  const runs = wordDifference(before, after)
  return (
    <p className="preview-difference">
      {runs.map(({ text, only }, place) => {
        const Run = only === 'before' ? 'del' : only === 'after' ? 'ins' : 'span'
        // biome-ignore lint/suspicious/noArrayIndexKey: runs stand in their order and never move.
        return <Run key={place}>{text}</Run>
      })}
    </p>
  )
}

function Why({ slot: { reasons, citations, rewrite = [], held, treatment } }: { slot: SlotPreview }) {
  const asked = treatment === 'rewritten' ? [] : rewrite
  return (
    <>
      {reasons.length > 0 && <p className="preview-why">{reasons.map(({ text }) => text).join(' ')}</p>}
      {citations.length > 0 && (
        <p className="preview-why">
          {words.cites} {citations.map(({ title }) => title).join('; ')}
        </p>
      )}
      {asked.length > 0 && (
        <p className="preview-why">
          {words.toRewrite} {asked.map(({ text }) => text).join(' ')}
        </p>
      )}
      {held && <p className="preview-why">{words.held(held)}</p>}
    </>
  )
}
