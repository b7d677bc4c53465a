import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Book, openBook } from '@/lib/book/book'
import { type ChapterModule, chapterLoader } from '@/lib/book/chapter'
import { keepCompiled, keepGathered } from '@/lib/book/keep'

const kept = '.book/kept'
const compile = keepCompiled(kept)

/** A book read from its folder, for what runs without Next: everything but the pages. */
export async function readBook(folder: string): Promise<Book> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.mdx')).sort()
  const files = names.map((name) => [join(folder, name), once(() => load(join(folder, name)))] as const)
  return openBook((await keepGathered(folder, kept)).book, chapterLoader(Object.fromEntries(files)))
}

async function load(path: string): Promise<ChapterModule> {
  return { ...(await compile(await readFile(path, 'utf8'), path)), default: () => null }
}

// A plan is remembered by the sections of one compile.
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
