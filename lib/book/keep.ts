import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Chapter } from './chapter'
import type { BookData } from './data'
import type { Gathering } from './gather'
import { keep } from './kept'
import type { ReadChapter } from './read'
import type { SearchData } from './search'

export type Compile = (source: string, path: string) => Promise<ReadChapter>

type Gathered = { book: BookData; chapters: Chapter[]; markdown: Record<string, string>; search: SearchData }

const here = fileURLToPath(new URL('.', import.meta.url))
const lockfile = join(here, '../../package-lock.json')

/**
 * Compiles chapters, and keeps what comes of each in a folder under the hash of its source and of everything that
 * compiles it. A chapter that has not changed is read from there; one with a fault is never kept.
 * @param folder where it is kept; made when it is first needed
 */
export function keepCompiled(folder: string): Compile {
  let plugins: Promise<string> | undefined
  return async (source, path) => {
    plugins ??= hashFiles(here)
    return keep(pathIn(folder, hash(await plugins, source)), async () => {
      const { readChapter } = await import('./read')
      return readChapter(source, path)
    })
  }
}

/**
 * The book in a folder, gathered, its chapters, also in Markdown, and the index that readers search; kept as chapters are, under the hash
 * of all that stands in the folder and of what gathers it.
 * @throws {Error} naming the file and what is wrong in it
 */
export async function keepGathered(content: string, folder: string, gathering: Gathering = {}): Promise<Gathered> {
  const { changed, drafts } = gathering
  const key = hash(
    await hashFiles(content),
    await hashFiles(here),
    JSON.stringify([drafts ?? false, ...(changed ?? [])]),
  )
  return keep(pathIn(folder, key), async () => {
    const { gather } = await import('./gather')
    const { search, ...gathered } = await gather(content, keepCompiled(folder), gathering)
    return { ...gathered, search: search() }
  })
}

function pathIn(folder: string, key: string): string {
  return join(folder, `${key.slice(0, 32)}.json`)
}

async function hashFiles(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((each) => each.isFile()).map(pathOf)
  const texts = await Promise.all([...paths.sort(), lockfile].map(async (path) => [path, await readFile(path, 'utf8')]))
  return hash(process.version, ...texts.flat())
}

function pathOf({ parentPath, name }: { parentPath: string; name: string }): string {
  return join(parentPath, name)
}

function hash(...texts: string[]): string {
  const digest = createHash('sha256')
  // Lengths too: else what ends one text could begin the next.
  for (const text of texts) digest.update(`${text.length}:`).update(text)
  return digest.digest('hex')
}
