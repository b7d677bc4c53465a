import { notFound } from 'next/navigation'
import { theWords } from '@/app/_ui/words/book'
import { drawCard } from '@/app/card'
import { theBook } from '@/lib/book/open'
import { findPart, readingMinutes } from '@/lib/book/outline'

// A build of three hundred chapters need not draw pictures that nobody may ask for.
export const dynamic = 'force-dynamic'

/** The picture of a chapter where its address is shared. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const { chapters, outline } = theBook()
  const chapter = chapters.find((each) => each.slug === slug)
  if (!chapter) notFound()
  const { number, title, description, words } = chapter
  const said = theWords()
  const part = findPart(outline.parts, slug)
  return drawCard({
    book: outline.title,
    above: [said.chapter.number(number), part?.title].filter(Boolean).join(' · '),
    title,
    below: description ?? said.formats.minutes(readingMinutes(words)),
  })
}
