import type { ChapterOutline } from '@/lib/book/outline'
import { CopyMarkdown } from './copy-markdown.client'
import type { Words } from './words/words'

type Props = { chapter: ChapterOutline; edit?: string; words: Words }

/** Below a chapter: when it was last changed, its source, and where it is edited. */
export function Colophon({ chapter, edit, words: { colophon, formats } }: Props) {
  const { slug, file, changed } = chapter
  return (
    <div className="colophon">
      {changed && (
        <span>
          {colophon.changed} <time dateTime={changed}>{formats.day(changed)}</time>
        </span>
      )}
      <a href={`/chapters/${slug}.md`}>{colophon.markdown}</a>
      <CopyMarkdown slug={slug} words={{ copy: colophon.copy, copied: colophon.copied, uncopied: colophon.uncopied }} />
      {edit && <a href={edit + file}>{colophon.edit}</a>}
    </div>
  )
}
