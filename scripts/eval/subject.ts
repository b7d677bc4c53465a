import type { Chapter } from '@/lib/book/chapter'
import type { Engine } from '@/lib/personalize/engine'
import { editorialEngine } from '@/lib/personalize/engines/editorial'
import type { Profile, ReadingDocument, SlotData } from '@/lib/personalize/events'
import { type PlannedSection, type PlannedSlot, planReading } from '@/lib/personalize/plan'
import { profileOf } from '@/lib/personalize/profile'
import { book, read } from '@/tests/support/book'
import { rewrite } from '@/tests/support/groq-rewrite'
import { engineOver, scripted } from '@/tests/support/model'
import type { Persona } from './personas'

/** One chapter as one engine answers it for one persona: what the checks look at. */
export type Subject = {
  persona: Persona
  profile: Profile
  chapter: Chapter
  engine: 'editorial' | 'groq'
  planned: PlannedSection[]
  reading: ReadingDocument
  /** All that a model was sent for it. */
  prompts: string[]
}

/** A slot with its answer, and the author's or editors' prose that the answer is held against. */
export type Pair = { planned: PlannedSection; slot: PlannedSlot; answer: SlotData; base: string; fresh: boolean }

/** How a provider answers a section it is sent: with the whole completion. */
export type Rewriter = (section: string) => string

/** The editors' answer. */
export async function readEditorial(persona: Persona, chapter: Chapter): Promise<Subject> {
  return subjectOf(persona, chapter, editorialEngine, [])
}

/** The answer of the engine that has a model write, over the suite's rewriter or another; nothing is cached. */
export async function readGenerated(
  persona: Persona,
  chapter: Chapter,
  rewriter: Rewriter = rewrite,
): Promise<Subject> {
  const { complete, asked } = scripted(rewriter)
  const subject = await subjectOf(persona, chapter, engineOver(complete), [])
  return { ...subject, prompts: asked.map(({ messages }) => JSON.stringify(messages)) }
}

/** The slots of a subject beside their answers, in the order of the chapter. */
export function pairsOf({ planned, reading }: Subject): Pair[] {
  const answers = new Map(reading.sections.flatMap(({ slots }) => slots).map((answer) => [answer.slot, answer]))
  return planned.flatMap((section) =>
    section.slots.flatMap((slot) => {
      const answer = answers.get(slot.slot.id)
      if (!answer) return []
      const fresh = answer.source === 'generated' || answer.source === 'cached'
      const base = (answer.treatment === 'rewritten' && !fresh && slot.variant) || slot.slot.markdown
      return [{ planned: section, slot, answer, base, fresh }]
    }),
  )
}

/** Everything in a reading that the author did not write. */
export function addedTo({ answer, fresh }: Pair): string[] {
  const notes = answer.notes.flatMap((note) => [note.markdown, note.limits ?? ''])
  return [...notes, answer.summary ?? '', ...answer.reasons.map(({ text }) => text), fresh ? answer.markdown : '']
}

async function subjectOf(persona: Persona, chapter: Chapter, engine: Engine, prompts: string[]): Promise<Subject> {
  const profile = profileOf(persona, book.vocabulary)
  const reading = await read(chapter, profile, engine)
  const { sections: planned } = planReading(book, chapter, profile)
  return { persona, profile, chapter, engine: engine.name.name, planned, reading, prompts }
}
