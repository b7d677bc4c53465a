import { findText, forgetAll, keepText, session } from './keeper'

/**
 * To whom a chapter is told where it is read in the page of this tab: the id of a reader of the book, or empty for who
 * reads; undefined where it stands as written.
 */
export function findInPage(chapter: string): string | undefined {
  return findText(session, nameOf(chapter))
}

/** Keeps that a chapter is read in the page, until its tab is closed; with undefined, that it is not. */
export function keepInPage(chapter: string, to: string | undefined): void {
  keepText(session, nameOf(chapter), to)
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

/** Forgets all that was told to anybody in this tab. */
export function forgetReadings(): void {
  forgetAll(session, 'lectern.reading.')
}

// Begins as what is kept of a reading, and is forgotten with it.
function nameOf(chapter: string): string {
  return `lectern.reading.in.${chapter}`
}
