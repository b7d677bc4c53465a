import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import shown from '@/.book/shown.json'

const read = new Map<string, { at: number; value: unknown }>()

/**
 * What is gathered of the book while it is edited, as it is now. Read from its files, for the bundler would take longer
 * to make a module of them than an editor should wait.
 */
export function gathered(): { book: unknown; search: unknown } {
  // Not for what it says: pages are drawn anew when it changes, if it is used.
  void shown
  return { book: readNow('book.json'), search: readNow('search.json') }
}

/** What is gathered of a chapter, by its slug, as it is now. */
export async function gatheredChapter(slug: string): Promise<unknown> {
  return readNow(`chapters/${slug}.json`)
}

/** What a file holds, read anew when it was written anew. */
function readNow(name: string): unknown {
  const path = join(process.cwd(), '.book', name)
  const at = statSync(path).mtimeMs
  const last = read.get(name)
  if (last?.at === at) return last.value
  const value = JSON.parse(readFileSync(path, 'utf8'))
  read.set(name, { at, value })
  return value
}
