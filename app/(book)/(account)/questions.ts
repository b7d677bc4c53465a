import { theBook } from '@/lib/book/open'

export type Anchor = { id: string; label: string }
/** What can be ticked in each domain. */
export type Choices = Record<'software' | 'hardware', Anchor[]>

/** The anchors a reader can name, as the book's vocabulary lists them, without the aliases. */
export function choices(): Choices {
  const { software, hardware } = theBook().vocabulary
  const shown = ({ id, label }: Anchor) => ({ id, label })
  return { software: software.anchors.map(shown), hardware: hardware.anchors.map(shown) }
}

/** Where a reader goes on who came from nowhere. */
export function firstPage(): string {
  const [first] = theBook().chapters
  return first ? `/chapters/${first.slug}` : '/'
}
