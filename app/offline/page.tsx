import type { Metadata } from 'next'
import { Plate } from '@/app/_ui/plate'
import { theBook } from '@/lib/book/open'
import { KeptChapters } from './kept-chapters.client'

export const metadata: Metadata = { title: 'Offline', robots: { index: false } }

/** What stands for a page that cannot be reached: the chapters that can be read all the same. */
export default function OfflinePage() {
  const chapters = theBook().chapters.map(({ slug, title }) => ({ slug, title }))
  return (
    <Plate title="The site cannot be reached">
      <p>Your device seems to be offline. Chapters that you have read on it are still here.</p>
      <KeptChapters chapters={chapters} />
    </Plate>
  )
}
