import type { Chapter } from './chapter'
import type { BookData } from './data'
import type { Gathering } from './gather'
import { keep } from './kept'
import { hash, hashFiles, hashReaders, keptChapter, keptIn } from './key.mjs'
import type { ReadChapter } from './read'
import type { SearchData } from './search'

export type Compile = (source: string, path: string) => Promise<ReadChapter>

type Gathered = { book: BookData; chapters: Chapter[]; markdown: Record<string, string>; search: SearchData }

/**
 * Compiles chapters, and keeps what comes of each in a folder under the hash of its source and of everything that
 * compiles it. A chapter that has not changed is read from there; one with a fault is never kept.
 * @param folder where it is kept; made when it is first needed
 */
export function keepCompiled(folder: string): Compile {
  return async (source, path) =>
    keep(await keptChapter(folder, source, path), async () => {
      const { readChapter } = await import('./read')
      return readChapter(source, path)
    })
}

/**
 * The book in a folder, gathered, its chapters, also in Markdown, and the index that readers search; kept as chapters are, under the hash
 * of all that stands in the folder and of what gathers it.
 * @throws {Error} naming the file and what is wrong in it
 */
export async function keepGathered(content: string, folder: string, gathering: Gathering = {}): Promise<Gathered> {
  const { changed, drafts } = gathering
  const key = hash(await hashFiles(content), await hashReaders(), JSON.stringify([drafts ?? false, ...(changed ?? [])]))
  return keep(keptIn(folder, key), async () => {
    const { gather } = await import('./gather')
    const { search, ...gathered } = await gather(content, keepCompiled(folder), gathering)
    return { ...gathered, search: search() }
  })
}
