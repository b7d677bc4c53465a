'use client'

// Whether a key that is pressed is meant for the page, and what this browser keeps of that.

/** Whether single keys do something; a reader who speaks to their machine may want them not to (WCAG 2.1.4). */
export function areKeysOn(): boolean {
  return kept('lectern.keys') !== 'off'
}

export function setKeys(on: boolean): void {
  keep('lectern.keys', on ? undefined : 'off')
}

/** Whether a key pressed here is a letter of a text. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}

/** What this browser keeps under a name. */
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps something under a name, or with undefined forgets it. */
export function keep(key: string, value: string | undefined): void {
  try {
    if (value) localStorage.setItem(key, value)
    else localStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing: it holds for this page.
  }
}
