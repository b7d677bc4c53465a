import type { Book } from '@/lib/book/book'
import type { Chapter } from '@/lib/book/chapter'
import type { ExampleReader } from '@/lib/book/example-reader'
import type { ReadingDocument, SlotData } from '@/lib/personalize/events'
import { type Means, personalize } from '@/lib/personalize/personalize'
import { profileOf } from '@/lib/personalize/profile'
import { saidOfAnother } from '@/lib/personalize/reader'
import { foldReading } from '@/lib/personalize/stream'
import { editorialEngine } from './editorial'

/**
 * A chapter as editors alone tell it to a reader whom the book names. The same for everybody, and each time. Why a passage
 * is as it is speaks of that reader, since whoever reads this is another.
 */
export async function readAs(
  book: Book,
  chapter: Chapter,
  { software, hardware }: ExampleReader,
): Promise<ReadingDocument> {
  const profile = profileOf({ softwareBackground: software, hardwareBackground: hardware }, book.vocabulary)
  const request = { chapter: chapter.slug }
  const told = await foldReading(
    personalize(chapter, profile, request, { ...unused, book }, new AbortController().signal),
  )
  return { ...told, sections: told.sections.map((section) => ({ ...section, slots: section.slots.map(ofAnother) })) }
}

function ofAnother(slot: SlotData): SlotData {
  const { reasons, summary } = slot
  const said = reasons.map((reason) => ({ ...reason, text: saidOfAnother(reason.text) }))
  const line = reasons.reduce((line, { text }) => line?.replace(text, () => saidOfAnother(text)), summary)
  return { ...slot, reasons: said, ...(line !== undefined && { summary: line }) }
}

// No model is asked, so nothing is used and nothing is left to use.
const unused: Omit<Means, 'book'> = {
  engine: editorialEngine,
  allowance: {
    take: async () => false,
    settle: async () => undefined,
    left: () => ({ remaining: 0, resetsAt: new Date(0).toISOString() }),
  },
  concurrency: 1,
  clock: () => 0,
  record: async () => undefined,
}
