import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Book, openBook } from '@/lib/book/book'
import { type Chapter, fromThese } from '@/lib/book/chapter'
import { gather } from '@/lib/book/gather'
import { keepCompiled } from '@/lib/book/keep'

const run = promisify(execFile)

/**
 * The book as it stands at a commit, read as this code reads it.
 * @throws {Error} where there is no such commit, or its book is of a form that this code does not read
 */
export async function readAgainst(commit: string): Promise<{ book: Book; chapters: Chapter[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-against-'))
  try {
    const archive = join(folder, 'content.tar')
    // Behind this, a name that begins with a dash is a name.
    await run('git', ['archive', '--format=tar', `--output=${archive}`, '--end-of-options', commit, 'content'])
    await run('tar', ['-xf', archive, '-C', folder])
    return await readBookIn(join(folder, 'content'))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.replaceAll(`${folder}/`, '') : cause
    throw new Error(`The book at "${commit}" cannot be read; name a later commit. ${why}`, { cause })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function readBookIn(content: string): Promise<{ book: Book; chapters: Chapter[] }> {
  const { book: data, chapters } = await gather(content, keepCompiled('.book/kept'))
  const book = openBook(data, fromThese(chapters))
  return { book, chapters: await Promise.all(book.chapters.map(({ slug }) => book.readChapter(slug))) }
}
