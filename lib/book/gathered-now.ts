import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
// Not for what it says: pages are drawn anew when it changes.
import '@/.book/shown.json'

const [book, search] = ['book.json', 'search.json'].map(openFile)

/**
 * What is gathered of the book while it is edited, as it is now. Read from its files, for the bundler would take longer
 * to make a module of them than an editor should wait.
 */
export function gathered(): { book: unknown; search: unknown } {
  return { book: book?.(), search: search?.() }
}

/** What a file holds, read anew when it was written anew. */
function openFile(name: string): () => unknown {
  const path = join(process.cwd(), '.book', name)
  let read: { at: number; value: unknown } | undefined
  return () => {
    const at = statSync(path).mtimeMs
    if (read?.at !== at) read = { at, value: JSON.parse(readFileSync(path, 'utf8')) }
    return read.value
  }
}
