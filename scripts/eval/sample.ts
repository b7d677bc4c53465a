import type { Chapter } from '@/lib/book/chapter'
import { type Section, sectionText } from '@/lib/book/section'
import type { Engine } from '@/lib/personalize/engine'
import type { SlotData } from '@/lib/personalize/events'
import { type PlannedSection, planReading } from '@/lib/personalize/plan'
import { profileOf } from '@/lib/personalize/profile'
import { book, read } from '@/tests/support/book'
import { gradeChange, type Standing, standingOf } from './level'
import { type Persona, personas } from './personas'

/** A section that a model is to write for a persona. */
export type Drawn = { persona: Persona; chapter: Chapter; planned: PlannedSection }

/** The same when it is written: what a judge is shown. */
export type Sample = {
  persona: string
  chapter: string
  heading: string
  domain: Section['domain']
  reader: string
  /** Whether the reader is new to a domain of the section, or at home in all of them. */
  standing: Standing
  source: string
  version: string
  passages: string[]
  analogies: { text: string; limits?: string }[]
  /** Four descriptions, and which of them is the reader's. */
  line: { readers: string[]; own: number }
  reverted: number
  /** Grade of the rewritten prose less the author's. */
  grade: number
}

/** Draws sections evenly over personas and chapters, from those that a model has something to do in. */
export function drawSections(chapters: Chapter[], most: number): Drawn[] {
  const all = personas.flatMap((persona) =>
    chapters.flatMap((chapter) =>
      planReading(book, chapter, profileOf(persona, book.vocabulary))
        .sections.filter(({ slots }) => slots.some(({ rewrite }) => rewrite))
        .map((planned) => ({ persona, chapter, planned })),
    ),
  )
  const count = Math.min(most, all.length)
  return Array.from({ length: count }, (_, place) => all[Math.floor(((place + 0.5) * all.length) / count)]).flatMap(
    (drawn) => drawn ?? [],
  )
}

/** Has a section written. */
export async function writeSample(
  { persona, chapter, planned }: Drawn,
  engine: Engine,
  place: number,
): Promise<Sample> {
  const { section, passages } = planned
  const reading = await read(chapter, profileOf(persona, book.vocabulary), engine, { sections: [section.id] })
  const answers = new Map(reading.sections.flatMap(({ slots }) => slots).map((answer) => [answer.slot, answer]))
  const notes = [...answers.values()].flatMap((answer) => answer.notes)
  const fresh = section.slots.filter(({ id }) => answers.get(id)?.treatment === 'rewritten')
  return {
    persona: persona.name,
    chapter: chapter.slug,
    heading: section.heading,
    domain: section.domain,
    reader: readerLine(persona),
    standing: standingOf(planned),
    source: sectionText(section),
    version: versionOf(section, answers),
    passages: passages.map(({ title, text }) => `${title}: ${text}`),
    analogies: notes
      .filter(({ kind }) => kind === 'analogy')
      .map(({ markdown, limits }) => ({ text: markdown, ...(limits && { limits }) })),
    line: lineUp(persona, place),
    reverted: reading.receipt.reverted.length,
    grade: gradeChange(
      fresh.map(({ markdown }) => markdown),
      fresh.map(({ id }) => answers.get(id)?.markdown ?? ''),
    ),
  }
}

function versionOf(section: Section, answers: Map<string, SlotData>): string {
  return section.parts
    .map((part) => ('slot' in part ? shown(answers.get(part.slot)) : `[[block:${part.block}]]`))
    .join('\n\n')
}

function shown(answer: SlotData | undefined): string {
  if (!answer) return ''
  const { notes, treatment, summary, markdown } = answer
  const said = (place: 'before' | 'after') =>
    notes
      .filter((note) => note.place === place)
      .map(
        ({ kind, markdown: text, limits }) =>
          `(Note, ${kind}: ${text}${limits ? ` Where it breaks down: ${limits}` : ''})`,
      )
  const prose = treatment === 'collapsed' ? `(Folded: ${summary} One press away:) ${markdown}` : markdown
  return [...said('before'), prose, ...said('after')].join('\n\n')
}

// The reader's place in the line moves, so that a judge who always takes the first is not right by it.
function lineUp(persona: Persona, place: number): Sample['line'] {
  const own = place % 4
  const others = personas.filter((each) => readerLine(each) !== readerLine(persona))
  const apart = [...new Map(others.map((each) => [levelsOf(each), each])).values()].filter(
    (each) => levelsOf(each) !== levelsOf(persona),
  )
  const readers = Array.from({ length: 3 }, (_, index) => apart[(place + index * 2) % apart.length]).flatMap(
    (each) => each ?? [],
  )
  return { readers: readers.toSpliced(own, 0, persona).map(readerLine), own }
}

function levelsOf({ software, hardware }: Persona): string {
  return `${software}, ${hardware}`
}

function readerLine(persona: Persona): string {
  const { software, hardware } = profileOf(persona, book.vocabulary)
  const words = ({ level, anchors }: typeof software) => [level, ...anchors].join(', ')
  return `software: ${words(software)}; hardware: ${words(hardware)}`
}
