import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import shown from '@/.book/shown.json'

const isEdited = process.env.NODE_ENV === 'development'
const folder = isEdited ? '.book/dev' : '.book'
const read = new Map<string, { at: number; value: unknown }>()

/**
 * What was gathered of the book before the build. Read from its file: the bundler would make a module of it for every
 * kind of route. While the site is edited, it is read anew when it was written anew, from a folder of
 * its own: a server beside it goes on with the book as it was built.
 */
export function gatheredBook(): unknown {
  // Not for what it says: pages are drawn anew when it changes, if it is used.
  void shown
  return readGathered(join(process.cwd(), folder, 'book.json'))
}

/** The index that readers search, in the same way. */
export function gatheredSearch(): unknown {
  return readGathered(join(process.cwd(), folder, 'search.json'))
}

/** What was gathered of a chapter, by its slug, which must be one of the book's. */
export function gatheredChapter(slug: string): unknown {
  return readGathered(join(process.cwd(), folder, 'chapters', `${slug}.json`))
}

// Each address is spelled out above, since the build finds by it what a server has to bring along.
function readGathered(path: string): unknown {
  const last = read.get(path)
  if (last && !isEdited) return last.value
  const at = statSync(path).mtimeMs
  if (last?.at === at) return last.value
  const value = JSON.parse(readFileSync(path, 'utf8'))
  read.set(path, { at, value })
  return value
}
