import type { Section, Slot } from '@/lib/book/section'
import type { Note, SlotData } from './events'
import type { PlannedNote } from './notes'
import type { PlannedSection, PlannedSlot } from './plan'
import { addressesIn, renderProse } from './render'
import type { Fault } from './verify'

// What authors and editors wrote is drawn once for all readers.
const drawn = new WeakMap<Slot, Map<string, string>>()

/** A slot as editors alone answer it: the author's prose or a variant, with its notes. */
export function editorialSlot({ section }: PlannedSection, planned: PlannedSlot, fault?: Fault): SlotData {
  const { slot, variant, treatment, notes, summary, kept, reasons, citations } = planned
  return {
    slot: slot.id,
    section: section.id,
    treatment,
    source: variant || kept || notes.length > 0 ? 'authored' : 'original',
    markdown: variant ?? slot.markdown,
    html: drawWritten(section, slot, variant ?? slot.markdown),
    notes: notes.map(drawNote),
    ...(summary && { summary }),
    reasons,
    citations,
    ...(fault && { reverted: fault }),
  }
}

/** A slot with new prose that every check has passed: a model's, or one that editors have approved. */
export function generatedSlot(
  work: PlannedSection,
  planned: PlannedSlot,
  text: string,
  source: 'generated' | 'cached' | 'authored',
): SlotData {
  const passages = work.passages.map((passage) => passage.text)
  return {
    ...editorialSlot(work, planned),
    treatment: 'rewritten',
    source,
    markdown: text,
    html: renderProse(text, addressesOf(work.section, ...passages)),
    reasons: [...(planned.rewrite ?? []), ...planned.reasons.filter((reason) => !isAmong(reason, planned.rewrite))],
  }
}

function addressesOf(section: Section, ...texts: string[]): string[] {
  return [...section.slots.map(({ markdown }) => markdown), ...texts].flatMap(addressesIn)
}

function drawWritten(section: Section, slot: Slot, text: string): string {
  const versions = drawn.get(slot) ?? new Map<string, string>()
  drawn.set(slot, versions)
  const html = versions.get(text) ?? renderProse(text, addressesOf(section, text))
  versions.set(text, html)
  return html
}

const drawnNotes = new Map<string, string>()

function drawNote({ reasons, citations, ...note }: PlannedNote): Note {
  const html = drawnNotes.get(note.markdown) ?? renderProse(note.markdown, addressesIn(note.markdown))
  drawnNotes.set(note.markdown, html)
  return { ...note, html }
}

function isAmong(reason: { fact: string }, others: { fact: string }[] = []): boolean {
  return others.some(({ fact }) => fact === reason.fact)
}
