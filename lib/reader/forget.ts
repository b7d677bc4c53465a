import { session } from './keeper'

/** Forgets all that was told to anybody in this tab. */
export function forgetReadings(): void {
  forgetAll(session, 'lectern.reading.')
}

/** Forgets all that is kept under names that begin so. */
export function forgetAll(open: () => Storage, beginning: string): void {
  try {
    const storage = open()
    for (const name of Object.keys(storage)) if (name.startsWith(beginning)) storage.removeItem(name)
  } catch {
    // Nothing is kept here.
  }
}
