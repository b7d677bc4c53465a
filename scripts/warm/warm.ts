import type { Book } from '@/lib/book/book'
import type { Db } from '@/lib/db/client'
import { countSections } from '@/lib/db/feedback'
import { findPins } from '@/lib/db/pin'
import type { Env } from '@/lib/env'
import { openEngine } from '@/lib/means'
import type { Profile, ReadingDocument } from '@/lib/personalize/events'
import { type Means, personalize } from '@/lib/personalize/personalize'
import { pinKeys } from '@/lib/personalize/pin'
import { planReading } from '@/lib/personalize/plan'
import { foldReading } from '@/lib/personalize/stream'
import { budgeted } from './budget'

export type Warming = { env: Env; database: () => Promise<Db>; book: Book; profiles: Profile[]; tokens: number }

/** One chapter for one profile: what its sections came to. */
export type Progress = {
  place: number
  of: number
  chapter: string
  profile: Profile
  generated: number
  cached: number
  /** Sections in which a slot was not verified, or the provider failed. */
  failed: number
  /** Sections for which no tokens were left. */
  left: number
  tokens: number
}

/** What a run came to; `stopped` where it did not get through. */
export type Warmed = { tokens: number; stopped?: string }

/** Nobody waits for these sections, so they may wait long for the provider's limits. Milliseconds. */
const deadline = 120_000

/**
 * Generates the sections of these profiles, chapter by chapter, by the engine and into the cache of the server. What is
 * there already is skipped, so a run that was cut short goes on where it was.
 */
export async function* warm(
  { env, database, book, profiles, tokens }: Warming,
  signal: AbortSignal,
): AsyncGenerator<Progress, Warmed, undefined> {
  const patient = { ...env, personalize: { ...env.personalize, deadlineMs: deadline } }
  const { engine, budget } = budgeted(openEngine(patient, database), tokens)
  const means: Means = {
    book,
    engine,
    allowance: unasked,
    concurrency: env.groq?.concurrency ?? 1,
    clock: () => performance.now(),
    // That the budget ended says nothing about a section.
    record: async (chapter, counts) =>
      countSections(
        await database(),
        chapter,
        counts.filter(({ what }) => what !== 'quota'),
        new Date(),
      ),
  }
  const work = profiles.flatMap((profile) => book.chapters.map(({ slug }) => ({ profile, slug })))
  for (const [index, { profile, slug }] of work.entries()) {
    const before = budget.spent()
    const chapter = await book.readChapter(slug)
    // What editors have approved is shown without asking a model.
    const pins = await findPins(await database(), pinKeys(book, planReading(book, chapter, profile)))
    const reading = await foldReading(personalize(chapter, profile, { chapter: slug }, { ...means, pins }, signal))
    const came = { ...countsOf(reading), tokens: budget.spent() - before }
    yield { place: index + 1, of: work.length, chapter: slug, profile, ...came }
    if (budget.isOver()) return { tokens: budget.spent(), stopped: `The budget of ${tokens} tokens holds no more.` }
    const trouble = engine.trouble()
    if (trouble && came.failed > 0 && came.generated === 0) return { tokens: budget.spent(), stopped: trouble }
  }
  return { tokens: budget.spent() }
}

function countsOf({ sections, receipt }: ReadingDocument) {
  const short = new Set(receipt.reverted.flatMap(({ slot, check }) => (check === 'quota' ? [slot] : [])))
  const left = sections.filter(({ slots }) => slots.some(({ slot }) => short.has(slot))).length
  const count = (outcome: ReadingDocument['sections'][number]['outcome']) =>
    sections.filter((section) => section.outcome === outcome).length
  return { generated: count('generated'), cached: count('cached'), failed: count('reverted') - left, left }
}

// The budget answers in its place, section by section.
const unasked: Means['allowance'] = {
  take: async () => false,
  settle: async () => undefined,
  left: () => ({ remaining: 0, resetsAt: new Date(0).toISOString() }),
}
