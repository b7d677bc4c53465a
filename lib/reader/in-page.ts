import { inPage } from './begin'
import { findText, keepText, session } from './keeper'

// What a chapter's page looks up when it opens stands in `begin.ts`; this comes with the reading room.

/** Keeps that a chapter is read in the page, until its tab is closed; with undefined, that it is not. */
export function keepInPage(chapter: string, to: string | undefined): void {
  keepText(session, inPage + chapter, to)
}

const last = 'lectern.reading.as.last'

/** As which reader of the book a chapter was last read in this tab. */
export function findLastAs(): string | undefined {
  return findText(session, last)
}

/** Keeps it; with undefined, who reads wants to read as themselves. */
export function keepLastAs(reader: string | undefined): void {
  keepText(session, last, reader)
}
