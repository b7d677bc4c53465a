import { drawCard } from '@/app/card'
import { theBook } from '@/lib/book/open'

export const dynamic = 'force-dynamic'

/** The picture of the book where its address is shared. */
export function GET() {
  const { chapters, outline } = theBook()
  const [title = outline.title, subtitle = ''] = outline.title.split(/:\s+/, 2)
  return drawCard({ book: subtitle, above: `${chapters.length} chapters`, title, below: outline.tagline })
}
