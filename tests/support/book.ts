import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openBook } from '@/lib/book/book'
import { type Chapter, fromThese } from '@/lib/book/chapter'
import { keepCompiled, keepGathered } from '@/lib/book/keep'
import type { Engine } from '@/lib/personalize/engine'
import { editorialEngine } from '@/lib/personalize/engines/editorial'
import type { PersonalizeRequest, Profile, ReadingDocument, ReadingEvent } from '@/lib/personalize/events'
import { type Means, personalize } from '@/lib/personalize/personalize'
import { type PlannedSection, type PlannedSlot, planReading } from '@/lib/personalize/plan'
import { profileOf } from '@/lib/personalize/profile'
import { foldReading } from '@/lib/personalize/stream'

export const content = join(import.meta.dirname, '../../content')

/** The chapters' files: path from the root, and source. */
export const sources = await Promise.all(
  (await readdir(content))
    .filter((name) => name.endsWith('.mdx'))
    .sort()
    .map(async (name) => ({ path: `/content/${name}`, source: await readFile(join(content, name), 'utf8') })),
)

const kept = join(content, '../.book/kept')

/** Compiles a chapter, or takes what an earlier run has kept of the same source. */
export const compile = keepCompiled(kept)

const gathered = await keepGathered(content, kept)

/** The book as it is shipped. */
export const book = openBook(gathered.book, fromThese(gathered.chapters))

export const chapters: Chapter[] = await Promise.all(book.chapters.map(({ slug }) => book.readChapter(slug)))
export const [first, sensing] = chapters as [Chapter, Chapter, ...Chapter[]]

/** A reader who gave these two backgrounds. */
export function profile(softwareBackground: string, hardwareBackground: string): Profile {
  return profileOf({ softwareBackground, hardwareBackground }, book.vocabulary)
}

/** Readers of every pair of levels, with and without anchors. */
export const everyone: Profile[] = ['', 'none', 'beginner', 'intermediate', 'expert'].flatMap((software) =>
  ['', 'none', 'beginner', 'intermediate', 'expert'].flatMap((hardware) => [
    profile(software, hardware),
    profile(`${software}; python, ros, web, ml, games, data`, `${hardware}; arduino, electronics, jetson, plc, drone`),
  ]),
)

/** An allowance that always allows. */
export const freely: Means['allowance'] = {
  take: async () => true,
  settle: async () => undefined,
  left: () => ({ remaining: 300, resetsAt: '2030-01-01T00:00:00.000Z' }),
}

export function meansOf(engine: Engine, means: Partial<Means> = {}): Means {
  return { book, engine, allowance: freely, record: async () => undefined, concurrency: 4, clock: () => 0, ...means }
}

type Asked = Omit<PersonalizeRequest, 'chapter'>

/** The events of one reading, as they come. */
export function readingOf(
  chapter: Chapter,
  reader: Profile,
  engine = editorialEngine,
  asked: Asked = {},
  means: Partial<Means> = {},
): AsyncGenerator<ReadingEvent> {
  const never = new AbortController().signal
  return personalize(chapter, reader, { chapter: chapter.slug, ...asked }, meansOf(engine, means), never)
}

export async function readEvents(...reading: Parameters<typeof readingOf>): Promise<ReadingEvent[]> {
  const events: ReadingEvent[] = []
  for await (const event of readingOf(...reading)) events.push(event)
  return events
}

/** The whole reading in one document. */
export async function read(...reading: Parameters<typeof readingOf>): Promise<ReadingDocument> {
  return foldReading(readingOf(...reading))
}

/** One section of a chapter as it is planned for a reader. */
export function planOf(chapter: Chapter, section: string, reader: Profile): PlannedSection {
  return found(
    planReading(book, chapter, reader).sections.find((each) => each.section.id === section),
    section,
  )
}

const planned = new Map<Profile, { planned: PlannedSection; slot: PlannedSlot }[]>()

/** The slots of every chapter as they are planned for a reader. */
export function plannedSlots(reader: Profile): { planned: PlannedSection; slot: PlannedSlot }[] {
  const known = planned.get(reader)
  if (known) return known
  const sections = chapters.flatMap((chapter) => planReading(book, chapter, reader).sections)
  const slots = sections.flatMap((section) => section.slots.map((slot) => ({ planned: section, slot })))
  planned.set(reader, slots)
  return slots
}

export function found<T>(value: T | undefined, name = 'it'): T {
  if (value === undefined) throw new Error(`${name} is not there`)
  return value
}
