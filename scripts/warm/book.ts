import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Book, openBook } from '@/lib/book/book'
import { type ChapterModule, chapterLoader } from '@/lib/book/chapter'
import { compileChapter } from '@/lib/book/compile.mjs'
import { gatherBook } from '@/lib/book/gather'

/** A book read from its folder, for what runs without Next: everything but the pages. */
export async function readBook(folder: string): Promise<Book> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.mdx')).sort()
  const files = names.map((name) => [join(folder, name), once(() => compile(join(folder, name)))] as const)
  return openBook(await gatherBook(folder), chapterLoader(Object.fromEntries(files)))
}

async function compile(path: string): Promise<ChapterModule> {
  return { ...(await compileChapter(await readFile(path, 'utf8'), path)), default: () => null }
}

// A plan is remembered by the sections of one compile.
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
