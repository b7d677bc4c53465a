import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Book, openBook } from '@/lib/book/book'
import { type Chapter, fromThese } from '@/lib/book/chapter'
import { gather } from '@/lib/book/gather'
import { chapters, compile, content, found, sources } from '@/tests/support/book'

/** The book after one word of one section was replaced by another. */
export type Edit = { place: 'first slot' | 'last slot'; section: string; book: Book; chapters: Chapter[] }

const fresh = 'otherwise'

/** Every section edited in turn, once in its first slot and once in its last; all else is as it was. */
export async function* editsOf(): AsyncGenerator<Edit> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-edits-'))
  try {
    await cp(content, folder, { recursive: true })
    for (const [index, chapter] of chapters.entries()) {
      const { path, source } = found(sources[index])
      const file = join(folder, basename(path))
      for (const section of chapter.sections) {
        const slots = section.slots.filter(({ markdown }) => wordIn(markdown, source))
        for (const place of ['first slot', 'last slot'] as const) {
          const word = wordIn(slots.at(place === 'first slot' ? 0 : -1)?.markdown ?? '', source)
          if (!word) continue
          const edited = source.replace(word, (line) => line.replace(/[a-z]{5,}$/, fresh))
          await writeFile(file, edited)
          yield { place, section: `${chapter.slug}#${section.id}`, ...(await open(folder, chapter)) }
        }
      }
      await writeFile(file, source)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Some words of a slot that stand once in the source, the last of them a plain one. */
function wordIn(markdown: string, source: string): string | undefined {
  const runs = markdown.match(/(?<=^|\s)(?:[A-Za-z,]+ ){3}[a-z]{5,}(?= )/g) ?? []
  return runs.find((run) => source.split(run).length === 2)
}

async function open(folder: string, changed: Chapter) {
  const edited = await gather(folder, compile)
  const book = openBook(edited.book, fromThese(edited.chapters))
  const written = await book.readChapter(changed.slug)
  return { book, chapters: chapters.map((chapter) => (chapter === changed ? written : chapter)) }
}
