import type { SlotAnswer } from './state'

/** What every slot of a chapter looks at to know what to show. */
export type Shown = {
  answers: ReadonlyMap<string, SlotAnswer>
  held: ReadonlySet<string>
  /** Slots whose answer has not come. */
  waiting: ReadonlySet<string>
  /** Slots that this reader wants as written. */
  originals: ReadonlySet<string>
}

export type ShownStore = {
  get(): Shown
  set(next: Partial<Shown>): void
  /** @returns how to end it */
  subscribe(onChange: () => void): () => void
}

/** Keeps what is shown, so that an answer draws its own slot anew and not the whole chapter. */
export function openShown(originals: ReadonlySet<string>): ShownStore {
  let shown: Shown = { answers: new Map(), held: new Set(), waiting: new Set(), originals }
  const listeners = new Set<() => void>()
  return {
    get: () => shown,
    set(next) {
      shown = { ...shown, ...next }
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
