import { findKept, findText, keep, local, session } from './keeper'

const name = 'lectern.begin'
/** Before a chapter's slug. It begins as what is kept of a reading, and is forgotten with it. */
export const inPage = 'lectern.reading.in.'

/**
 * To whom a chapter is told where it is read in the page of this tab: the id of a reader of the book, or empty for who
 * reads; undefined where it stands as written.
 */
export function findInPage(chapter: string): string | undefined {
  return findText(session, inPage + chapter)
}

/** Whether a reading begins by itself when a chapter is opened, as its reader wants it in this browser. */
export function beginsByItself(): boolean {
  return findKept(local, name) !== undefined
}

export function setBegins(begins: boolean): void {
  keep(local, name, begins || undefined)
}
