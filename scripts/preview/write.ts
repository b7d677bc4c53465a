import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Chapter } from '@/lib/book/chapter'
import type { Reference } from '@/scripts/references'
import { comparePage } from './compare'
import { document } from './document'
import { type Column, readingPage } from './page'
import { escaped, readAsWritten, readFor, type Shelf, type Shown } from './reading'

/** A state of the book that readings are held against, and its name. */
export type Before = Shelf & { name: string }

/**
 * Writes a page for every chapter and reader, beside what it is held against: the chapter as written, or the same
 * reader's at an earlier commit; and one for each chapter on which any two readers can be held against each other. What
 * differs is marked, in words too; the index says how much.
 */
export async function writeMatrix(folder: string, now: Shelf, references: Reference[], before?: Before) {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await writeScripts(folder)
  const rows: string[] = []
  let [pages, changed] = [0, 0]
  for (const chapter of now.chapters) {
    const to = (name: string) => join(folder, chapter.slug, `${name}.html`)
    await mkdir(dirname(to('')), { recursive: true })
    const compared = [{ name: 'as written', shown: readAsWritten(chapter) }]
    const cells: string[] = []
    for (const reference of references) {
      const [left, right] = columnsOf(now, chapter, reference, before)
      await writeFile(to(reference.name), readingPage(chapter, [left, right], before !== undefined))
      compared.push({ name: reference.name, shown: right.shown })
      const count = right.changed?.size ?? 0
      pages += 1
      changed += count > 0 ? 1 : 0
      const mark = count > 0 ? ' class="changed"' : ''
      cells.push(
        `<td${mark}><a href="${chapter.slug}/${reference.name}.html">${count} of ${right.shown.length}</a></td>`,
      )
    }
    await writeFile(to('compare'), comparePage(chapter, compared))
    rows.push(
      `<tr><th scope="row">${escaped(chapter.title)}</th>${cells.join('')}<td><a href="${chapter.slug}/compare.html">any two</a></td></tr>`,
    )
  }
  await writeFile(join(folder, 'index.html'), indexPage(references, rows, now, before))
  return { pages, changed }
}

/** What the pages run, as plain scripts: a page that is opened as a file may load no modules. */
async function writeScripts(folder: string): Promise<void> {
  const { resolve } = createRequire(import.meta.url)
  const here = import.meta.dirname
  await copyFile(join(dirname(resolve('diff/package.json')), 'dist/diff.min.js'), join(folder, 'diff.min.js'))
  await copyFile(join(here, 'two-readers.js'), join(folder, 'two-readers.js'))
  const words = await readFile(join(here, '../../lib/personalize/word-runs.mjs'), 'utf8')
  await writeFile(join(folder, 'word-runs.js'), words.replace(/^export /m, ''))
}

function indexPage(references: Reference[], rows: string[], now: Shelf, before?: Before): string {
  const names = references.map(({ name, about }) => `<th scope="col" title="${escaped(about)}">${name}</th>`).join('')
  const gone = before?.chapters.filter(({ slug }) => !now.chapters.some((chapter) => chapter.slug === slug)) ?? []
  const left = gone.length > 0 ? `<p>No more there: ${gone.map(({ title }) => escaped(title)).join(', ')}.</p>` : ''
  const held = before ? `from ${escaped(before.name)}` : 'from the chapter as written'
  return document(
    'Every chapter for every reference reader',
    `<p>How many slots differ ${held}.</p>${left}
<div class="scroll"><table class="index"><thead><tr><th></th>${names}<th scope="col">compare</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`,
  )
}

function columnsOf(now: Shelf, chapter: Chapter, reference: Reference, before?: Before): [Column, Column] {
  const shown = readFor(now, chapter, reference)
  const earlier = before?.chapters.find(({ slug }) => slug === chapter.slug)
  const held = !before ? readAsWritten(chapter) : earlier ? readFor(before, earlier, reference) : []
  return [
    { name: before?.name ?? 'as written', shown: held },
    { name: reference.name, shown, changed: differing(held, shown) },
  ]
}

/** The slots of one reading that say something else than those of another. */
export function differing(before: Shown[], after: Shown[]): Set<string> {
  const texts = new Map(before.map(({ id, text }) => [id, text]))
  return new Set(after.filter(({ id, text }) => texts.get(id) !== text).map(({ id }) => id))
}
