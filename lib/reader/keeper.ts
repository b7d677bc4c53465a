/** A place in the browser where little things are kept by name. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What was kept under a name; undefined where nothing was, or nothing that can be read. */
export function findKept<T>(open: () => Keeper, name: string): T | undefined {
  try {
    return JSON.parse(open().getItem(name) ?? 'null') ?? undefined
  } catch {
    // A browser that keeps nothing, or another hand that wrote here: as if nothing had been kept.
    return undefined
  }
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

/** Keeps something under a name, or with undefined forgets it. A browser that keeps nothing is no failure. */
export function keep(open: () => Keeper, name: string, thing: unknown): void {
  try {
    if (thing === undefined) open().removeItem(name)
    else open().setItem(name, JSON.stringify(thing))
  } catch {
    // The book reads on without it.
  }
}
