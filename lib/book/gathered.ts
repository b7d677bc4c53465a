import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import shown from '@/.book/shown.json'
import { markdownName } from './translation'

// By this name the bundler knows it, and with it which folder a build reads.
const isEdited = process.env.NODE_ENV === 'development'
const folder = isEdited ? '.book/dev' : '.book'
const known = new Map<string, { at: number; value: unknown }>()

/**
 * What was gathered of the book before the build. Read from its file: the bundler would make a module of it for every kind
 * of route. While the site is edited it is read anew when it was written anew, from a folder of its own, so that a server
 * beside it goes on with the book as it was built.
 */
export function gatheredBook(): unknown {
  // Not for what it says: pages are drawn anew when it changes, if it is used.
  void shown
  return read(join(process.cwd(), folder, 'book.json'), JSON.parse)
}

/** The index that readers search, in the same way. */
export function gatheredSearch(): unknown {
  return read(join(process.cwd(), folder, 'search.json'), JSON.parse)
}

/** What was gathered of a chapter, by its slug, which must be one of the book's. */
export function gatheredChapter(slug: string): unknown {
  return read(join(process.cwd(), folder, 'chapters', `${slug}.json`), JSON.parse)
}

/** A chapter in plain Markdown, of the book's language or of another; it must be there. */
export function gatheredMarkdown(slug: string, locale?: string): string {
  return read(join(process.cwd(), folder, 'markdown', markdownName(slug, locale)), (text) => text)
}

// Each address is spelled out above, since the build finds by it what a server has to bring along.
function read<T>(path: string, parse: (text: string) => T): T {
  const last = known.get(path)
  if (last && !isEdited) return last.value as T
  const at = statSync(path).mtimeMs
  if (last?.at === at) return last.value as T
  const value = parse(readFileSync(path, 'utf8'))
  known.set(path, { at, value })
  return value
}
