import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Chapter } from '@/lib/book/chapter'
import type { BookData } from '@/lib/book/data'
import { editAddress, readHistory } from '@/lib/book/history'
import { keepGathered } from '@/lib/book/keep'
import { forgetUnused } from '@/lib/book/kept'
import type { SearchData } from '@/lib/book/search'
import { writeWhole } from '@/lib/whole'

/** Where `lib/book/gathered.ts` looks: of the book as it was built, and of the book as it is edited, drafts included. */
type Folder = '.book' | '.book/dev'

/**
 * Gathers the book and writes what the server keeps of it, unless that is what stands there.
 * @param drafts whether chapters that are not yet for readers are among it
 * @returns what was gathered, in a line
 * @throws {Error} saying what is wrong with the book; what was gathered before stays
 */
export async function writeBook(drafts: boolean): Promise<string> {
  const started = Date.now()
  const { changed, remote } = await readHistory('content')
  const { book, chapters, markdown, search } = await keepGathered('content', '.book/kept', { changed, drafts })
  await writeChapters('.book', chapters)
  await writeMarkdown('.book', markdown)
  await writeData('.book', book, remote)
  await writeSearch('.book', search)
  await forgetUnused('.book/kept')
  return lineOf(book, Date.now() - started)
}

/** Writes all that is known of a book besides its pages; and apart what of that stands on pages, which are drawn anew by it. */
export async function writeData(folder: Folder, book: BookData, remote: string | undefined): Promise<void> {
  const edit = book.edit ?? editAddress(remoteOf(remote), branch())
  await writeChanged(`${folder}/book.json`, JSON.stringify({ ...book, edit }))
  await writeChanged('.book/shown.json', JSON.stringify(shownOf(book)))
}

/** Writes each chapter as the engines know it; one that is no more goes. */
export async function writeChapters(into: Folder, chapters: Chapter[]): Promise<void> {
  await writeFolder(
    `${into}/chapters`,
    chapters.map((chapter) => [`${chapter.slug}.json`, JSON.stringify(chapter)]),
  )
}

/** Writes each chapter as plain Markdown, by the name of its file; one that is no more goes. */
export async function writeMarkdown(into: Folder, markdown: Record<string, string>): Promise<void> {
  await writeFolder(`${into}/markdown`, Object.entries(markdown))
}

/** Writes the index that readers search. */
export async function writeSearch(folder: Folder, search: SearchData): Promise<void> {
  await writeChanged(`${folder}/search.json`, JSON.stringify(search))
}

/** What was gathered, and how long it took. */
export function lineOf({ chapters, concepts, bridges }: BookData, ms: number): string {
  return `Book: ${chapters.length} chapters, ${concepts.length} concepts, ${bridges.length} bridges (${ms} ms).`
}

/** A hash of what pages show besides a chapter's own text: that one is drawn anew without our doing. */
export function shownOf({ passages, index, chapters, ...rest }: BookData): string {
  const listed = chapters.map(({ words, version, versions, ...outline }) => outline)
  return createHash('sha256')
    .update(JSON.stringify([rest, listed]))
    .digest('hex')
    .slice(0, 16)
}

async function writeFolder(folder: string, files: [name: string, text: string][]): Promise<void> {
  await mkdir(folder, { recursive: true })
  await Promise.all(files.map(([name, text]) => writeChanged(join(folder, name), text)))
  const names = new Set(files.map(([name]) => name))
  const stale = (await readdir(folder)).filter((name) => !name.endsWith('.part') && !names.has(name))
  await Promise.all(stale.map((name) => rm(join(folder, name), { force: true })))
}

// A file that is written is a file that the development server reads anew: whole, or as it was.
async function writeChanged(path: string, text: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => undefined)) === text) return
  await mkdir(dirname(path), { recursive: true })
  await writeWhole(path, text)
}

// Vercel builds from a copy whose remote is its own; it names the repository in its variables.
function remoteOf(remote: string | undefined): string | undefined {
  const { VERCEL_GIT_PROVIDER: provider, VERCEL_GIT_REPO_OWNER: owner, VERCEL_GIT_REPO_SLUG: name } = process.env
  return owner && name && provider ? `https://${provider}.com/${owner}/${name}` : remote
}

function branch(): string | undefined {
  return process.env.VERCEL_GIT_COMMIT_REF || undefined
}
