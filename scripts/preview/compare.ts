import type { Chapter } from '@/lib/book/chapter'
import { document } from './document'
import { escaped, type Shown } from './reading'

/** A chapter as one of those who are compared has it. */
export type Compared = { name: string; shown: Shown[] }

/**
 * A page on which any two readers of a chapter are held against each other, word by word. It needs a script, since all
 * pairs would be too many pages.
 */
export function comparePage(chapter: Chapter, compared: Compared[]): string {
  const bySlot = compared.map(({ shown }) => new Map(shown.map(({ id, text }) => [id, text])))
  const slots = chapter.sections.flatMap(({ slots }) =>
    slots.map(({ id }) => {
      const texts = bySlot.map((of) => of.get(id) ?? '')
      const versions = [...new Set(texts)]
      return { id, versions, of: texts.map((text) => versions.indexOf(text)) }
    }),
  )
  const names = compared.map(({ name }) => name)
  const options = names.map((name) => `<option>${escaped(name)}</option>`).join('')
  const data = JSON.stringify({ names, slots }).replaceAll('<', '\\u003c')
  return document(
    `${chapter.title}: two readers`,
    `<p><a href="../index.html">All readings</a></p>
<p><label>From <select>${options}</select></label> <label>to <select>${options}</select></label> <output></output></p>
<noscript><p>To choose two readers this page needs JavaScript.</p></noscript>
<table class="reading compare"><tbody></tbody></table>
<script type="application/json" id="slots">${data}</script>
<script src="../diff.min.js"></script>
<script src="../word-runs.js"></script>
<script src="../two-readers.js"></script>`,
  )
}
