import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Chapter } from '@/lib/book/chapter'
import type { Reference } from '@/scripts/references'
import { type Column, document, readingPage } from './page'
import { escaped, readAsWritten, readFor, type Shelf, type Shown } from './reading'

/**
 * Writes a page for every chapter and reader, beside what it is held against: the chapter as written, or the same
 * reader's at an earlier commit. What differs is marked; the index says how much.
 */
export async function writeMatrix(folder: string, now: Shelf, references: Reference[], before?: Shelf) {
  await rm(folder, { recursive: true, force: true })
  const rows: string[] = []
  let [pages, changed] = [0, 0]
  for (const chapter of now.chapters) {
    await mkdir(join(folder, chapter.slug), { recursive: true })
    const cells: string[] = []
    for (const reference of references) {
      const [left, right] = columnsOf(now, chapter, reference, before)
      await writeFile(join(folder, chapter.slug, `${reference.name}.html`), readingPage(chapter, [left, right]))
      const count = right.changed?.size ?? 0
      pages += 1
      changed += count > 0 ? 1 : 0
      const mark = count > 0 ? ' class="changed"' : ''
      cells.push(
        `<td${mark}><a href="${chapter.slug}/${reference.name}.html">${count} of ${right.shown.length}</a></td>`,
      )
    }
    rows.push(`<tr><th scope="row">${escaped(chapter.title)}</th>${cells.join('')}</tr>`)
  }
  const head = references.map(({ name, about }) => `<th scope="col" title="${escaped(about)}">${name}</th>`).join('')
  const held = before ? 'from the earlier commit' : 'from the chapter as written'
  const table = `<p>How many slots differ ${held}.</p><table><thead><tr><th></th>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`
  await writeFile(join(folder, 'index.html'), document('Every chapter for every reference reader', table))
  return { pages, changed }
}

function columnsOf(now: Shelf, chapter: Chapter, reference: Reference, before?: Shelf): [Column, Column] {
  const shown = readFor(now, chapter, reference)
  const earlier = before?.chapters.find(({ slug }) => slug === chapter.slug)
  const held = !before ? readAsWritten(chapter) : earlier ? readFor(before, earlier, reference) : []
  return [
    { name: before ? 'before' : 'as written', shown: held },
    { name: reference.name, shown, changed: differing(held, shown) },
  ]
}

/** The slots of one reading that say something else than those of another. */
export function differing(before: Shown[], after: Shown[]): Set<string> {
  const texts = new Map(before.map(({ id, text }) => [id, text]))
  return new Set(after.filter(({ id, text }) => texts.get(id) !== text).map(({ id }) => id))
}
