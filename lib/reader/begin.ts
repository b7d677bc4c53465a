import { findKept, keep, local } from './keeper'

const name = 'lectern.begin'

/** Whether a reading begins by itself when a chapter is opened, as its reader wants it in this browser. */
export function beginsByItself(): boolean {
  return findKept(local, name) !== undefined
}

export function setBegins(begins: boolean): void {
  keep(local, name, begins || undefined)
}
