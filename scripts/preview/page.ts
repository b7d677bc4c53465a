import type { Chapter } from '@/lib/book/chapter'
import { wordDifference } from '@/lib/personalize/difference'
import { document } from './document'
import { escaped, type Shown } from './reading'

/** One column of a page: a reader's chapter, and which of its slots differ from what it is held against. */
export type Column = { name: string; shown: Shown[]; changed?: Set<string> }

/**
 * A chapter for one reader beside what it is held against, every block by what it is; where they differ, also the words.
 * @param open whether the words are in view at once
 */
export function readingPage(chapter: Chapter, [left, right]: [Column, Column], open: boolean): string {
  const [before, after] = [left, right].map(({ shown }) => new Map(shown.map((slot) => [slot.id, slot])))
  const rows = chapter.sections.map((section) => {
    const blocks = new Map(section.blocks.map((block) => [block.number, block]))
    const parts = section.parts.map((part) => {
      if ('block' in part) {
        const { kind = '', first = '' } = blocks.get(part.block) ?? {}
        return `<tr class="block"><td colspan="2">${escaped([kind, first].filter(Boolean).join(': '))}</td></tr>`
      }
      const [was, is] = [before?.get(part.slot), after?.get(part.slot)]
      const isChanged = right.changed?.has(part.slot) ?? false
      const words = was && is && isChanged ? difference(was.text, is.text, open) : ''
      return `<tr id="${section.id}-${part.slot}">${cell(was)}${cell(is, isChanged, words)}</tr>`
    })
    return `<tr><th colspan="2" scope="rowgroup">${escaped(section.heading)}</th></tr>${parts.join('\n')}`
  })
  const head = [left, right].map(({ name }) => `<th scope="col">${escaped(name)}</th>`).join('')
  return document(
    `${chapter.title} for ${right.name}, beside ${left.name}`,
    `<p><a href="../index.html">All readings</a> · <a href="compare.html#as written,${escaped(right.name)}">${escaped(right.name)} beside another reader</a></p>
<table class="reading"><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
  )
}

function cell(slot: Shown | undefined, isChanged = false, words = ''): string {
  if (!slot) return '<td class="gone">not there</td>'
  const { id, treatment, why, html } = slot
  const mark = isChanged ? ' changed' : ''
  return `<td class="${treatment}${mark}"><p class="why">${id} · ${treatment} ${escaped(why)}</p>${html}${words}</td>`
}

function difference(before: string, after: string, open: boolean): string {
  const runs = wordDifference(before, after).map(({ text, only }) => {
    const tag = only === 'before' ? 'del' : only === 'after' ? 'ins' : 'span'
    return `<${tag}>${escaped(text)}</${tag}>`
  })
  return `<details class="words"${open ? ' open' : ''}><summary>In words</summary>${runs.join('')}</details>`
}
