import { createHash } from 'node:crypto'
import type { Book } from '@/lib/book/book'
import { faultIn, judgedSlot } from '@/lib/personalize/engines/verdict'
import type { SectionAnswer } from './engine'
import type { Plan, PlannedSection } from './plan'
import { analogyOf, helpFor } from './prompt'
import { domainsOf } from './reader'
import { editorialSlot } from './slot'
import type { Fault } from './verify'

/** Versions that editors have approved, by the key of the section and its readers; in each, prose by slot. */
export type Pins = ReadonlyMap<string, Record<string, string>>

/** The part of a book that says how the text of each section reads now. */
type Outlines = Pick<Book, 'chapters'>

// Readers of one profile share a planned section, and its key.
const known = new WeakMap<PlannedSection, { of: Outlines['chapters']; key: string }>()

/**
 * What an approved version of a section is kept under: the section as it is now, code and tables included, and of its
 * readers all that a prompt would tell of them. So an edit lets it lapse, and it serves whom one generated version would
 * serve. Undefined where nothing is rewritten.
 */
export function pinKey(book: Outlines, chapter: string, planned: PlannedSection): string | undefined {
  const { section, profile, slots } = planned
  const rewritten = slots.filter(({ rewrite }) => rewrite).map(({ slot }) => slot.id)
  if (rewritten.length === 0) return undefined
  const found = known.get(planned)
  if (found?.of === book.chapters) return found.key
  const analogy = analogyOf(planned)
  const help = domainsOf(section.domain).map((domain) => helpFor(profile[domain].level))
  const version = sectionVersion(book, chapter, section.id)
  const exact = [chapter, version, section, help, analogy?.markdown, analogy?.limits, rewritten]
  const key = createHash('sha256').update(JSON.stringify(exact)).digest('hex')
  known.set(planned, { of: book.chapters, key })
  return key
}

/** The keys of all that a reading may have approved versions of. */
export function pinKeys(book: Outlines, { chapter, sections }: Plan): string[] {
  return sections.flatMap((planned) => pinKey(book, chapter.slug, planned) ?? [])
}

/** A short hash of all that a section says. */
export function sectionVersion({ chapters }: Outlines, chapter: string, section: string): string {
  return chapters.find(({ slug }) => slug === chapter)?.versions[section] ?? ''
}

/** What is wrong with a version that is to be approved: by slot, and where it names what is not rewritten. */
export function faultsOfPin(planned: PlannedSection, texts: Record<string, string>): Record<string, Fault> {
  const faults = Object.entries(texts).flatMap(([id, text]): [string, Fault][] => {
    const slot = planned.slots.find((each) => each.slot.id === id && each.rewrite)
    const fault = slot ? faultIn(planned, slot, text) : strange
    return fault ? [[id, fault]] : []
  })
  return Object.fromEntries(faults)
}

/**
 * A section as editors have approved it. It is verified each time: what the checks of today do not pass is not shown.
 * Slots that the version leaves out stay as they are without a model.
 */
export function pinnedAnswer(planned: PlannedSection, texts: Record<string, string>): SectionAnswer | undefined {
  if (Object.keys(texts).length === 0 || Object.keys(faultsOfPin(planned, texts)).length > 0) return undefined
  const slots = planned.slots.map((slot) => {
    const text = texts[slot.slot.id]
    return text === undefined ? editorialSlot(planned, slot) : judgedSlot(planned, slot, text, 'authored')
  })
  return { slots, end: { promptTokens: 0, completionTokens: 0 } }
}

const strange = { check: 'markers', message: 'The section has no such text to be rewritten.' } as const
