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

/** Whether a key pressed here is a letter of a text. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}
