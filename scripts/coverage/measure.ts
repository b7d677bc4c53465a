import type { Book } from '@/lib/book/book'
import type { Chapter } from '@/lib/book/chapter'
import { conditionOf } from '@/lib/book/concepts'
import { type Section, sectionWords } from '@/lib/book/section'
import { visibleOf } from '@/lib/personalize/difference'
import { editorialAnswer } from '@/lib/personalize/engines/editorial'
import type { Profile, SlotData } from '@/lib/personalize/events'
import { planReading } from '@/lib/personalize/plan'
import { profileOf } from '@/lib/personalize/profile'
import { matches } from '@/lib/personalize/reader'
import { gradeOf } from '@/scripts/eval/measure'
import type { Reference } from '@/scripts/references'

/** What a section must have for a reader to count as written for them: bridges, variants and asides. */
export const enough = 3

/** What one reader has of one chapter; counts are words of prose. */
export type Reading = {
  reference: string
  /** Share of the sections, verbatim ones aside, that have enough for this reader. */
  share: number
  written: number
  visible: number
  added: number
  collapsed: number
  text: string
}

export type ChapterCoverage = {
  slug: string
  title: string
  /** Grade of reading (Flesch and Kincaid) of the author's prose. */
  grade: number
  sections: { id: string; counts: number[] }[]
  readings: Reading[]
  /** Pairs of readers with the same chapter to the letter. */
  alike: [string, string][]
  /** Concepts that nothing leads to. */
  bridgeless: string[]
  /** Titles of concepts that stand in the prose before they are taught: where first. */
  early: { concept: string; section: string }[]
}

/** What every reference reader has of every chapter, without any model. */
export function coverageOf(book: Book, chapters: Chapter[], references: Reference[]): ChapterCoverage[] {
  const early = earlyTerms(book, chapters)
  return chapters.map((chapter) => {
    const profiles = references.map((reference) => ({ reference, profile: profileOf(reference, book.vocabulary) }))
    const readings = profiles.map(({ reference, profile }) => readingOf(book, chapter, reference.name, profile))
    const sections = chapter.sections.filter(({ verbatim }) => !verbatim)
    const taught = sections.flatMap(({ concepts }) => concepts)
    const led = new Set(book.bridges.map(({ concept }) => concept))
    return {
      slug: chapter.slug,
      title: chapter.title,
      grade: gradeOf(proseIn(chapter)),
      sections: sections.map((section) => ({
        id: section.id,
        counts: profiles.map(({ profile }) => offersFor(book, section, profile)),
      })),
      readings,
      alike: pairsAlike(readings),
      bridgeless: taught.filter((concept) => !led.has(concept)),
      early: early.filter(({ home }) => home === chapter.slug).map(({ concept, section }) => ({ concept, section })),
    }
  })
}

function readingOf(book: Book, chapter: Chapter, reference: string, profile: Profile): Reading {
  const slots = answersFor(book, chapter, profile)
  const own = new Map(chapter.sections.flatMap((section) => section.slots).map((slot) => [slot.id, slot]))
  const sections = chapter.sections.filter(({ verbatim }) => !verbatim)
  const covered = sections.filter((section) => offersFor(book, section, profile) >= enough)
  const sum = (count: (slot: SlotData) => number) => slots.reduce((total, slot) => total + count(slot), 0)
  return {
    reference,
    share: covered.length / Math.max(1, sections.length),
    written: chapter.sections.reduce((total, section) => total + sectionWords(section), 0),
    visible: sum((slot) => words(visibleOf(slot))),
    added: sum((slot) => words(visibleOf({ ...slot, treatment: 'collapsed', summary: '' }))),
    collapsed: sum(({ slot, treatment }) => (treatment === 'collapsed' ? (own.get(slot)?.words ?? 0) : 0)),
    text: slots.map(visibleOf).join('\n\n'),
  }
}

/** The slots of a chapter as editors alone answer them. */
export function answersFor(book: Book, chapter: Chapter, profile: Profile): SlotData[] {
  return planReading(book, chapter, profile).sections.flatMap((section) => editorialAnswer(section).slots)
}

/** How many bridges, variants and asides of a section are for a reader. */
function offersFor(book: Book, section: Section, profile: Profile): number {
  const bridges = bridgesOf(book, section).filter((bridge) => matches(bridge.for, profile))
  const conditions = section.slots.flatMap(({ condition, variants = [] }) => [
    ...(condition ? [condition] : []),
    ...variants.map((variant) => variant.for),
  ])
  return bridges.length + conditions.filter((text) => matches(conditionOf(text), profile)).length
}

const known = new WeakMap<Section, Book['bridges']>()

function bridgesOf(book: Book, section: Section): Book['bridges'] {
  const found = known.get(section) ?? book.bridges.filter(({ concept }) => section.concepts.includes(concept))
  known.set(section, found)
  return found
}

function pairsAlike(readings: Reading[]): [string, string][] {
  return readings.flatMap((one, place) =>
    readings
      .slice(place + 1)
      .filter((other) => other.text === one.text)
      .map((other): [string, string] => [one.reference, other.reference]),
  )
}

/** Where the title of a concept is used in prose before the section that teaches it, unless it is a link there. */
function earlyTerms(book: Book, chapters: Chapter[]): { concept: string; section: string; home: string }[] {
  const sections = chapters.flatMap(({ slug, sections }) =>
    sections.map((section) => ({ id: `${slug}#${section.id}`, text: textOf(section) })),
  )
  return [...book.concepts.values()].flatMap(({ id, title, section }) => {
    const until = sections.findIndex((each) => each.id === section)
    const pattern = new RegExp(
      `(?<![\\p{L}-])${title.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}-])`,
      'u',
    )
    const found = sections.slice(0, Math.max(0, until)).find(({ text }) => pattern.test(text))
    return found ? [{ concept: id, section: found.id, home: section.split('#', 1)[0] ?? '' }] : []
  })
}

function textOf({ slots }: Section): string {
  const prose = slots.map(({ markdown }) => markdown.replace(/\[[^\]]*\]\([^)]*\)/g, ' '))
  return prose.join('\n').toLowerCase()
}

function proseIn({ sections }: Chapter): string {
  return sections.flatMap(({ slots }) => slots.map(({ markdown }) => markdown)).join('\n\n')
}

function words(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}
