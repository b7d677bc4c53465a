import type { Book } from '@/lib/book/book'
import type { Chapter } from '@/lib/book/chapter'
import { conditionOf } from '@/lib/book/concepts'
import type { Passage } from '@/lib/book/passage'
import { type Section, type Slot, sectionWords } from '@/lib/book/section'
import { traced } from '@/lib/trace'
import type { Citation, Profile, Reason, Shift, Treatment } from './events'
import { type Fold, findSkip, foldLine, foldOf } from './fold'
import { findPassages, isAhead } from './grounds'
import { chooseNotes, type Given, type PlannedNote, relatedNote } from './notes'
import { domainsOf, isNew, levelReason, matches, type OneDomain, reasonsFor, type Seen, shifted } from './reader'

/** What one slot gets, whatever engine answers: the editorial version, and whether a model is asked for another. */
export type PlannedSlot = {
  slot: Slot
  treatment: Treatment
  /** An editor's prose in place of the author's. */
  variant?: string
  /** The line in place of a folded slot, and whether an editor wrote it. */
  summary?: string
  kept?: boolean
  notes: PlannedNote[]
  reasons: Reason[]
  citations: Citation[]
  /** Why a model is asked to rewrite it, if it is. */
  rewrite?: Reason[]
}

export type PlannedSection = {
  section: Section
  /** The reader as this section sees them: moved by the shift in its own domain. */
  profile: Profile
  slots: PlannedSlot[]
  passages: Passage[]
}

export type Plan = { chapter: Chapter; profile: Profile; shift?: Shift; sections: PlannedSection[] }

/** Sections with less prose than this gain nothing from a model. */
const fewestWords = 60

/**
 * Decides, before anything is generated, what every slot gets and why. The two domains are never averaged: a section
 * looks only at the levels of its own domain. Notes are given out over the whole chapter, then the wanted sections are
 * taken, so that a part of a chapter reads as it does in the whole.
 */
export function planReading(book: Book, chapter: Chapter, profile: Profile, wanted?: Set<string>, shift?: Shift): Plan {
  const whole = recall(book, chapter, JSON.stringify([profile, shift]), () =>
    planSections(book, chapter, profile, shift),
  )
  const sections = wanted ? whole.filter(({ section }) => wanted.has(section.id)) : whole
  return { chapter, profile, shift, sections }
}

// A plan is pure, so readers of one profile share it, and a chapter that is cached costs no retrieval. The sections
// are those of one compile, and the book is that of one gathering: where either was edited, there is another.
const planned = new WeakMap<Book, WeakMap<Section[], Map<string, PlannedSection[]>>>()
const mostProfiles = 200

function recall(book: Book, { sections }: Chapter, facets: string, plan: () => PlannedSection[]): PlannedSection[] {
  const ofBook = planned.get(book) ?? new WeakMap<Section[], Map<string, PlannedSection[]>>()
  planned.set(book, ofBook)
  const known = ofBook.get(sections) ?? new Map<string, PlannedSection[]>()
  ofBook.set(sections, known)
  const found = known.get(facets) ?? plan()
  known.delete(facets)
  known.set(facets, found)
  const [oldest] = known.keys()
  if (known.size > mostProfiles && oldest !== undefined) known.delete(oldest)
  return found
}

function planSections(book: Book, chapter: Chapter, profile: Profile, shift?: Shift): PlannedSection[] {
  const given: Given = { bridges: new Set(), concepts: new Set() }
  return chapter.sections.map((section) =>
    planSection(book, chapter, section, shifted(profile, section.domain, shift), given),
  )
}

function planSection(book: Book, chapter: Chapter, section: Section, profile: Seen, given: Given): PlannedSection {
  const known = domainsOf(section.domain).filter((domain) => profile[domain].level !== 'unknown')
  if (known.length === 0) return { section, profile, slots: section.slots.map((slot) => plain(slot)), passages: [] }
  const passages = traced('retrieve', () => findPassages(book, chapter.slug, section, profile))
  const placed = chooseNotes(section, profile, book, chapter.slug, given)
  const skip = findSkip(section, profile, book)
  const related =
    (placed.length === 0 && !skip) || isSteep(section, profile)
      ? pointer(book, chapter, section, known, profile, passages)
      : undefined
  let before: Fold | undefined
  const slots = section.slots.map((slot, index) => {
    const own = placed.filter((each) => each.slot === slot).map(({ note }) => note)
    const notes = related && index === 0 ? [related, ...own] : own
    const fold = foldOf(section, slot, profile, skip, book)
    const treated = planSlot(book, section, slot, known, profile, notes, fold)
    if (!fold || treated.treatment !== 'collapsed') return treated
    const summary = foldLine(fold, before)
    before = fold
    return { ...treated, summary }
  })
  return { section, profile, slots, passages }
}

// A demanding section is led up to for who is new to its domain, whatever else it holds for them.
function isSteep(section: Section, profile: Seen): boolean {
  return section.level === 3 && domainsOf(section.domain).some((domain) => isNew(profile, domain))
}

function pointer(
  book: Book,
  { slug }: Chapter,
  section: Section,
  known: OneDomain[],
  profile: Seen,
  [found]: Passage[],
): PlannedNote | undefined {
  const domain =
    known.find((each) => isNew(profile, each)) ?? known.find((each) => profile[each].level !== 'intermediate')
  return domain && found && relatedNote(section, found, isAhead(book, slug, section, found), domain, profile)
}

function planSlot(
  book: Book,
  section: Section,
  slot: Slot,
  known: OneDomain[],
  profile: Seen,
  notes: PlannedNote[],
  fold?: Fold,
): PlannedSlot {
  const variant = slot.variants?.find((each) => matches(conditionOf(each.for), profile))
  const folded = variant ? undefined : fold
  const treatment = variant ? 'rewritten' : folded ? 'collapsed' : notes.length > 0 ? 'bridged' : 'as-written'
  const because = variant ? reasonsFor(conditionOf(variant.for), profile, book.vocabulary) : (folded?.reasons ?? [])
  const planned: PlannedSlot = {
    slot,
    treatment,
    notes,
    reasons: unique([...because, ...notes.flatMap((note) => note.reasons)]),
    citations: unique(notes.flatMap((note) => note.citations)),
  }
  if (variant) planned.variant = variant.markdown
  if (folded?.kept) planned.kept = true
  const rewrite = variant || folded ? undefined : rewriteReasons(section, slot, known, profile)
  return rewrite ? { ...planned, rewrite } : planned
}

function rewriteReasons(section: Section, slot: Slot, known: OneDomain[], profile: Seen): Reason[] | undefined {
  if (slot.held || section.verbatim || sectionWords(section) < fewestWords) return undefined
  const apart = known.filter((domain) => profile[domain].level !== 'intermediate')
  return apart.length > 0 ? apart.map((domain) => levelReason(domain, profile)) : undefined
}

function plain(slot: Slot): PlannedSlot {
  return { slot, treatment: 'as-written', notes: [], reasons: [], citations: [] }
}

function unique<T extends object>(items: T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
}
