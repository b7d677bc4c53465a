import { CopyMarkdown } from './copy-markdown.client'
import type { Words } from './words/words'

/** `address` is its page's, `file` what it is called below `content/`. */
type Props = { chapter: { address: string; file: string; changed?: string }; edit?: string; words: Words }

/** Below a chapter: when it was last changed, its source, and where it is edited. */
export function Colophon({ chapter, edit, words: { colophon, formats } }: Props) {
  const { address, file, changed } = chapter
  return (
    <div className="colophon">
      {changed && (
        <span>
          {colophon.changed} <time dateTime={changed}>{formats.day(changed)}</time>
        </span>
      )}
      <a href={`${address}.md`}>{colophon.markdown}</a>
      <CopyMarkdown
        address={`${address}.md`}
        words={{ copy: colophon.copy, copied: colophon.copied, uncopied: colophon.uncopied }}
      />
      {edit && <a href={edit + file}>{colophon.edit}</a>}
    </div>
  )
}
