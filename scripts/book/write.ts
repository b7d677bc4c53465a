import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { editAddress, readHistory } from '@/lib/book/history'
import { keepGathered } from '@/lib/book/keep'

/**
 * Gathers the book and writes what the server keeps of it, unless that is what stands there.
 * @param drafts whether chapters that are not yet for readers are among it
 * @returns what was gathered, in a line
 * @throws {Error} saying what is wrong with the book; what was gathered before stays
 */
export async function writeBook(drafts: boolean): Promise<string> {
  const started = Date.now()
  const { changed, remote } = await readHistory('content')
  const { book, search } = await keepGathered('content', '.book/kept', { changed, drafts })
  const edit = book.edit ?? editAddress(remoteOf(remote), branch())
  await mkdir('.book', { recursive: true })
  await writeChanged('.book/book.json', JSON.stringify({ ...book, edit }))
  await writeChanged('.book/search.json', JSON.stringify(search))
  const { chapters, concepts, bridges } = book
  const counted = `${chapters.length} chapters, ${concepts.length} concepts, ${bridges.length} bridges`
  return `Book: ${counted} (${Date.now() - started} ms).`
}

// A file that is written is a file that the development server reads anew.
async function writeChanged(path: string, text: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => undefined)) !== text) await writeFile(path, text)
}

// Vercel builds from a copy whose remote is its own; it names the repository in its variables.
function remoteOf(remote: string | undefined): string | undefined {
  const { VERCEL_GIT_PROVIDER: provider, VERCEL_GIT_REPO_OWNER: owner, VERCEL_GIT_REPO_SLUG: name } = process.env
  return owner && name && provider ? `https://${provider}.com/${owner}/${name}` : remote
}

function branch(): string | undefined {
  return process.env.VERCEL_GIT_COMMIT_REF || undefined
}
