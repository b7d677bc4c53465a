'use client'

import { findText, keepText, local } from '@/lib/reader/keeper'

// Whether a key that is pressed is meant for the page.

const keys = 'lectern.keys'

/** Whether single keys do something; a reader who speaks to their machine may want them not to (WCAG 2.1.4). */
export function areKeysOn(): boolean {
  return findText(local, keys) !== 'off'
}

export function setKeys(on: boolean): void {
  keepText(local, keys, on ? undefined : 'off')
}

const chosen = 'input:is([type=radio], [type=checkbox])'

/** Whether a key pressed here is a letter of a text. A choice takes arrows and the space bar, and no letters. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || (target.matches('input, textarea, select') && !target.matches(chosen))
}
