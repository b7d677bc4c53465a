import type { Chapter } from '@/lib/book/chapter'
import { escaped, type Shown } from './reading'

/** One column of a page: a reader's chapter, and which of its slots differ from what it is held against. */
export type Column = { name: string; shown: Shown[]; changed?: Set<string> }

/** A chapter for one reader, every block by what it is; where it is held against another state, both side by side. */
export function readingPage(chapter: Chapter, columns: Column[]): string {
  const byId = columns.map(({ shown }) => new Map(shown.map((slot) => [slot.id, slot])))
  const rows = chapter.sections.map((section) => {
    const blocks = new Map(section.blocks.map((block) => [block.number, block]))
    const parts = section.parts.map((part) => {
      if ('block' in part) {
        const { kind = '', first = '' } = blocks.get(part.block) ?? {}
        return `<tr class="block"><td colspan="${columns.length}">${escaped([kind, first].filter(Boolean).join(': '))}</td></tr>`
      }
      const cells = columns.map(({ changed }, place) => {
        const slot = byId[place]?.get(part.slot)
        if (!slot) return '<td class="gone">not there</td>'
        const mark = changed?.has(slot.id) ? ' changed' : ''
        return `<td class="${slot.treatment}${mark}"><p class="why">${slot.id} · ${slot.treatment} ${escaped(slot.why)}</p>${slot.html}</td>`
      })
      return `<tr id="${section.id}-${part.slot}">${cells.join('')}</tr>`
    })
    return `<tr><th colspan="${columns.length}" scope="rowgroup">${escaped(section.heading)}</th></tr>${parts.join('\n')}`
  })
  const head = columns.map(({ name }) => `<th scope="col">${escaped(name)}</th>`).join('')
  return document(
    `${chapter.title}: ${columns.map(({ name }) => name).join(' and ')}`,
    `<p><a href="../index.html">All readings</a></p><table class="reading"><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
  )
}

export function document(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
  :root { color-scheme: light dark; font: 1rem/1.55 Georgia, serif }
  body { margin: 1.5rem auto; max-width: 90rem; padding: 0 1rem }
  h1, th, .why, .block { font-family: system-ui, sans-serif }
  table { border-collapse: collapse; width: 100% }
  .reading td { vertical-align: top; padding: .3rem .8rem; width: 50% }
  th { text-align: left; padding: .6rem .8rem }
  .why { font-size: .75rem; opacity: .75; margin: 0 }
  .block td { font-size: .75rem; opacity: .6; padding: .2rem .8rem; width: auto }
  .bridged, .rewritten { border-left: 3px solid #2a7 }
  .collapsed { border-left: 3px solid #999 }
  .changed { background: color-mix(in srgb, #fc3 25%, transparent) }
  aside { border: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: .3rem .7rem; margin: .4rem 0 }
  .source { white-space: pre-wrap; font: inherit; margin: 0 }
</style>
<h1>${escaped(title)}</h1>
${body}
</html>
`
}
