import type { Book } from '@/lib/book/book'
import { type Bridge, isNote, type NoteBridge } from '@/lib/book/concepts'
import { firstSentence, type Passage } from '@/lib/book/passage'
import type { Section, Slot } from '@/lib/book/section'
import type { Citation, Note, Reason } from './events'
import { domainsOf, isNew, levelReason, matches, type OneDomain, reasonsFor, type Seen } from './reader'

/** A note that the plan gives to a slot: an editor's words, and why this reader gets them. */
export type PlannedNote = Omit<Note, 'html'> & { reasons: Reason[]; citations: Citation[] }

/** What the notes of a chapter have used up so far: a bridge and a prerequisite are given once. */
export type Given = { bridges: Set<string>; concepts: Set<string> }

const mostAnchors = 2

/** The notes of one section, each with the slot it belongs to. Pure: the same section and profile, the same notes. */
export function chooseNotes(section: Section, profile: Seen, book: Book, chapter: string, given: Given) {
  const weak = domainsOf(section.domain).filter((domain) => isNew(profile, domain))
  const bridges = chooseBridges(section, profile, book, given)
  const placed = bridges.map((bridge) => ({
    slot: slotFor(section, bridge, book),
    note: bridgeNote(bridge, profile, book),
  }))
  const first = section.slots[0]
  const help = first && weak[0] ? prerequisites(section, weak[0], profile, book, chapter, given) : []
  return [...help.map((note) => ({ slot: first, note })), ...placed]
}

/**
 * The one pointer of a section whose reader would otherwise get nothing.
 * @param ahead whether the passage comes after the section
 */
export function relatedNote(
  section: Section,
  found: Passage,
  ahead: boolean,
  domain: OneDomain,
  profile: Seen,
): PlannedNote {
  const helps = !ahead && isNew(profile, domain)
  // Links in it would lead where nothing is cited.
  const said = helps ? ` ${firstSentence(found.text).replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')}` : ''
  const lead = helps ? 'It helps to have read' : ahead ? 'Further on:' : 'Earlier in the book:'
  return {
    id: `related-${section.id}`,
    kind: 'related',
    place: helps ? 'before' : 'after',
    markdown: `${lead} [${found.title}](/chapters/${found.chapter}#${found.anchor}).${said}`,
    reasons: [levelReason(domain, profile)],
    citations: [citationOf(found)],
  }
}

export function citationOf({ chapter, anchor, title }: Passage): Citation {
  return { chapter, anchor, title }
}

function chooseBridges(section: Section, profile: Seen, book: Book, given: Given): NoteBridge[] {
  const expert = domainsOf(section.domain).every((domain) => profile[domain].level === 'expert')
  const candidates = book.bridges
    .filter(isNote)
    .filter((bridge) => section.concepts.includes(bridge.concept) && !given.bridges.has(bridge.id))
    .filter((bridge) => matches(bridge.for, profile))
    // Help that a strong reader does not need gets in the way (expertise reversal).
    .filter((bridge) => !expert || bridge.kind === 'contrast' || bridge.kind === 'pitfall')
    .sort((a, b) => weight(b) - weight(a) || a.id.localeCompare(b.id))
  const chosen = oneOfEach(candidates, expert ? 1 : 3, profile)
  for (const bridge of chosen) given.bridges.add(bridge.id)
  return chosen
}

// What names an anchor speaks to this reader, what names a level to many.
function weight({ for: { software, hardware } }: Bridge): number {
  return [software, hardware].reduce((sum, each) => sum + (each?.anchors ? 2 : 0) + (each?.levels ? 1 : 0), 0)
}

function oneOfEach(candidates: NoteBridge[], most: number, profile: Seen): NoteBridge[] {
  const kinds = new Set<string>()
  const anchors = { software: new Set<string>(), hardware: new Set<string>() }
  return candidates
    .filter((bridge) => {
      const kind = bridge.kind === 'contrast' ? 'pitfall' : bridge.kind
      if (kinds.has(kind) || kinds.size === most || !keepsAnchors(bridge, anchors, profile)) return false
      kinds.add(kind)
      return true
    })
    .sort((a, b) => (a.place === b.place ? 0 : a.place === 'before' ? -1 : 1))
}

function keepsAnchors(bridge: Bridge, used: Record<OneDomain, Set<string>>, profile: Seen): boolean {
  const wanted = (['software', 'hardware'] as const).flatMap((domain) => {
    const anchor = profile[domain].anchors.find((each) => bridge.for[domain]?.anchors?.includes(each))
    return anchor ? [{ domain, anchor }] : []
  })
  if (wanted.some(({ domain, anchor }) => !used[domain].has(anchor) && used[domain].size === mostAnchors)) return false
  for (const { domain, anchor } of wanted) used[domain].add(anchor)
  return true
}

function slotFor(section: Section, bridge: Bridge, book: Book): Slot | undefined {
  const terms = (book.concepts.get(bridge.concept)?.terms ?? []).map((term) => term.toLowerCase())
  const speaks = (slot: Slot) => terms.some((term) => slot.markdown.toLowerCase().includes(term))
  return section.slots.find((slot) => !slot.condition && speaks(slot)) ?? section.slots[0]
}

function bridgeNote(bridge: NoteBridge, profile: Seen, book: Book): PlannedNote {
  const { id, kind, place, text, limits } = bridge
  const reasons = reasonsFor(bridge.for, profile, book.vocabulary)
  return { id, kind, place, markdown: text.trim(), ...(limits && { limits: limits.trim() }), reasons, citations: [] }
}

function prerequisites(section: Section, domain: OneDomain, profile: Seen, book: Book, chapter: string, given: Given) {
  const required = section.concepts.flatMap((id) => book.concepts.get(id)?.requires ?? [])
  const fresh = [...new Set(required)].filter((id) => !section.concepts.includes(id) && !given.concepts.has(id))
  // All of them: a chapter may be the first that its reader opens.
  const notes = fresh.flatMap((id): PlannedNote[] => {
    const concept = book.concepts.get(id)
    const passage = concept && book.passages.get(concept.section)
    // What this chapter itself has taught needs no reminder.
    if (!concept || !passage || passage.chapter === chapter) return []
    return [
      {
        id: `before-${section.id}-${id}`,
        kind: 'prerequisite',
        place: 'before',
        markdown: `**${concept.title}.** ${concept.means.trim()} ([${passage.title}](/chapters/${passage.chapter}#${passage.anchor}))`,
        reasons: [levelReason(domain, profile)],
        citations: [citationOf(passage)],
      },
    ]
  })
  for (const id of fresh) given.concepts.add(id)
  return notes
}
