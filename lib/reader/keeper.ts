/** A place in the browser where little things are kept by name. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What outlasts the page; opened when it is wanted, since a browser may refuse it. */
export const local = () => localStorage
/** What ends with the page's tab. */
export const session = () => sessionStorage

/** The text that was kept under a name; undefined where nothing was, or where the browser keeps nothing. */
export function findText(open: () => Keeper, name: string): string | undefined {
  try {
    return open().getItem(name) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a text under a name, or with undefined forgets it. A browser that keeps nothing is no failure. */
export function keepText(open: () => Keeper, name: string, text: string | undefined): void {
  try {
    if (text === undefined) open().removeItem(name)
    else open().setItem(name, text)
  } catch {
    // The book reads on without it.
  }
}

/** The thing that was kept under a name; undefined also where another hand wrote something there that is no thing. */
export function findKept<T>(open: () => Keeper, name: string): T | undefined {
  try {
    return JSON.parse(findText(open, name) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a thing under a name, or with undefined forgets it. */
export function keep(open: () => Keeper, name: string, thing: unknown): void {
  keepText(open, name, thing === undefined ? undefined : JSON.stringify(thing))
}
