import type { Metadata } from 'next'
import { Plate } from '@/app/_ui/plate'
import { theWords } from '@/app/_ui/words/book'
import { theBook } from '@/lib/book/open'
import { KeptChapters } from './kept-chapters.client'

const { offline, toContents } = theWords()

export const metadata: Metadata = { title: offline.title, robots: { index: false } }

/** What stands for a page that cannot be reached: the chapters that can be read all the same. */
export default function OfflinePage() {
  const { chapters, translations } = theBook()
  const pages = [
    ...chapters.map(({ slug, title }) => ({ address: `/chapters/${slug}`, title })),
    ...translations.map(({ locale, slug, title }) => ({ address: `/${locale}/chapters/${slug}`, title, locale })),
  ]
  return (
    <Plate title={offline.heading} back={toContents}>
      <p>{offline.text}</p>
      <KeptChapters pages={pages} />
    </Plate>
  )
}
