import { theBook } from '@/lib/book/open'
import { documentOf } from '@/lib/document'
import { readAs } from '@/lib/personalize/engines/as'

export const dynamic = 'force-static'

/** How many are made with the build: a long book's would take it longer than all the pages. */
const most = 500

/** Not kept as what there is: whoever adds a chapter or a reader is asked for them the next moment. */
const passing = { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' }

export function generateStaticParams() {
  const { chapters, readers } = theBook()
  if (chapters.length * readers.length > most) return []
  return chapters.flatMap(({ slug }) => readers.map(({ id }) => ({ slug, profile: `${id}.json` })))
}

/**
 * The chapter as editors tell it to a reader whom the book names: for "read as …". Made once: with the build, or when it
 * is first asked for.
 */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string; profile: string }> }) {
  const { slug, profile } = await params
  const book = theBook()
  const reader = book.readers.find(({ id }) => profile === `${id}.json`)
  if (!reader || !book.chapters.some((chapter) => chapter.slug === slug))
    return new Response('There is no such chapter, or no such reader.\n', { status: 404, headers: passing })
  return documentOf(JSON.stringify(await readAs(book, await book.readChapter(slug), reader)), 'application/json')
}
