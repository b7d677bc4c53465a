import type { ChapterOutline } from '@/lib/book/outline'
import { CopyMarkdown } from './copy-markdown.client'

/** Below a chapter: when it was last changed, its source, and where it is edited. */
export function Colophon({ chapter, edit }: { chapter: ChapterOutline; edit?: string }) {
  const { slug, file, changed } = chapter
  return (
    <div className="colophon">
      {changed && (
        <span>
          Last changed <time dateTime={changed}>{dateWords(changed)}</time>
        </span>
      )}
      <a href={`/chapters/${slug}.md`}>Read as Markdown</a>
      <CopyMarkdown slug={slug} />
      {edit && <a href={edit + file}>Edit this chapter</a>}
    </div>
  )
}

function dateWords(date: string): string {
  return new Date(date).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
}
