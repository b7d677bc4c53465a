import type { Book } from '@/lib/book/book'
import type { Chapter } from '@/lib/book/chapter'
import { visibleOf } from '@/lib/personalize/difference'
import type { SlotData } from '@/lib/personalize/events'
import { profileOf } from '@/lib/personalize/profile'
import { addressesIn, renderProse } from '@/lib/personalize/render'
import { answersFor } from '@/scripts/coverage/measure'
import type { Reference } from '@/scripts/references'

export type Shelf = { book: Book; chapters: Chapter[] }

/** One slot as a page of the preview shows it: what a reader sees as text, and how it is drawn. */
export type Shown = { id: string; section: string; treatment: string; text: string; html: string; why: string }

/** A chapter as one reader has it, slot by slot. */
export function readFor({ book }: Pick<Shelf, 'book'>, chapter: Chapter, reference: Reference): Shown[] {
  return answersFor(book, chapter, profileOf(reference, book.vocabulary)).map(shown)
}

/** A chapter as it was written. */
export function readAsWritten({ sections }: Chapter): Shown[] {
  return sections.flatMap((section) =>
    section.slots.map(({ id, markdown }) => ({
      id,
      section: section.id,
      treatment: 'as-written',
      text: markdown,
      html: renderProse(markdown, addressesIn(markdown)),
      why: '',
    })),
  )
}

function shown(slot: SlotData): Shown {
  const note = ({ kind, html, limits }: SlotData['notes'][number]) =>
    `<aside><b>${kind}</b> ${html}${limits ? `<p><b>limits</b> ${escaped(limits)}</p>` : ''}</aside>`
  const before = slot.notes.filter(({ place }) => place === 'before').map(note)
  const after = slot.notes.filter(({ place }) => place === 'after').map(note)
  const prose =
    slot.treatment === 'collapsed'
      ? `<details><summary>${escaped(slot.summary ?? '')}</summary>${slot.html}</details>`
      : slot.html
  return {
    id: slot.slot,
    section: slot.section,
    treatment: slot.treatment,
    text: visibleOf(slot),
    html: [...before, prose, ...after].join('\n'),
    why: slot.reasons.map(({ text }) => text).join(' '),
  }
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
