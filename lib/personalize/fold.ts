import type { Book } from '@/lib/book/book'
import { type Bridge, conditionOf } from '@/lib/book/concepts'
import { firstSentence } from '@/lib/book/passage'
import type { Section, Slot } from '@/lib/book/section'
import type { Reason } from './events'
import { domainsOf, levelReason, matches, reasonsFor, type Seen } from './reader'

/** Why a slot is folded, what an editor keeps of it, and else how it begins, if a line can say that. */
export type Fold = { reasons: Reason[]; kept?: string; begins?: string }

/** The editor's word that this reader may skip the section; only for who is an expert in all that it needs. */
export function findSkip(section: Section, profile: Seen, book: Book): Bridge | undefined {
  if (!knowsAll(section, profile)) return undefined
  return book.bridges.find(
    ({ kind, concept, for: condition }) =>
      kind === 'skip' && section.concepts.includes(concept) && matches(condition, profile),
  )
}

/**
 * Whether a slot is folded for a reader. What an editor says may be skipped is folded whole; without their word a basic
 * section is folded whole for who knows its domain, a normal one only where it introduces itself. What says the letters of
 * a formula is never: the formula itself stays, and nobody can read it without.
 */
export function foldOf(
  section: Section,
  slot: Slot,
  profile: Seen,
  skip: Bridge | undefined,
  book: Book,
): Fold | undefined {
  if (slot.condition) return foldAside(slot, slot.condition, profile)
  if (!knowsAll(section, profile) || isLegend(section, slot)) return undefined
  const opening = slot === section.slots.find(({ condition }) => !condition)
  if (skip) {
    const reasons = reasonsFor(skip.for, profile, book.vocabulary)
    return opening ? { reasons, kept: skip.text.trim() } : { reasons, begins: beginning(slot) }
  }
  const short = section.level === 2 && opening && section.slots.length > 1
  if (section.level !== 1 && !short) return undefined
  const reasons = domainsOf(section.domain).map((domain) => levelReason(domain, profile))
  return { reasons, begins: beginning(slot) }
}

/**
 * The line that stands in the place of what is folded.
 * @param before what was folded last in the same section: its reasons are not told a second time
 */
export function foldLine({ reasons, kept, begins }: Fold, before?: Fold): string {
  const why = reasons.map(({ text }) => text).join(' ')
  const isTold = before?.reasons.map(({ text }) => text).join(' ') === why
  if (isTold && !kept) return `Folded for the same reason${begins ? `: “${begins}”` : '.'}`
  const rest = kept ? ` What to keep: ${kept}` : begins ? ` It begins: “${begins}”` : ''
  return `Folded. ${why}${rest}`
}

function isLegend({ parts, blocks }: Section, slot: Slot): boolean {
  const before = parts[parts.findIndex((part) => 'slot' in part && part.slot === slot.id) - 1]
  const block = before && 'block' in before && blocks.find(({ number }) => number === before.block)
  return block ? block.kind === 'formula' && /^(?:Here|where|with)\b/.test(slot.markdown) : false
}

function knowsAll(section: Section, profile: Seen): boolean {
  return domainsOf(section.domain).every((domain) => profile[domain].level === 'expert')
}

function foldAside(slot: Slot, text: string, profile: Seen): Fold | undefined {
  const condition = conditionOf(text)
  const named = (['software', 'hardware'] as const).filter((domain) => condition[domain])
  if (matches(condition, profile) || named.some((domain) => profile[domain].level === 'unknown')) return undefined
  const reasons = named.map((domain) => levelReason(domain, profile))
  return { reasons, begins: beginning(slot) }
}

/** A formula that a line of text cannot say. */
const drawn = /\$[^$]*[\\_^{}][^$]*\$/

const [fewest, most] = [3, 12]

function beginning(slot: Slot): string | undefined {
  const sentence = firstSentence(slot.markdown)
  const [clear = ''] = sentence.split(drawn)
  const words = clear
    .replace(/`([^`]*)`|\[([^\]]*)\]\([^)]*\)|[*_$]/g, '$1$2')
    .replace(/^(?:[-+]|\d+\.)\s+/, '')
    .trim()
    .split(' ')
  if (clear === sentence && words.length <= most) return words.join(' ')
  if (words.length < fewest) return undefined
  const few = words
    .slice(0, most)
    .join(' ')
    .replace(/[,;:(]+$/, '')
  return `${few} …`
}
