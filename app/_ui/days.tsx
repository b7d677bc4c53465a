import type { ChapterOutline } from '@/lib/book/outline'
import type { Words } from './words/words'

type Props = { chapter: ChapterOutline; words: Words }

/** When a chapter appeared, as its editors say, and whether it is for them alone; nothing where they say nothing. */
export function Days({ chapter: { published, draft }, words: { chapter, formats } }: Props) {
  return (
    <>
      {draft && ` · ${chapter.draft}`}
      {published && (
        <>
          {' · '}
          {chapter.published} <time dateTime={published}>{formats.day(published)}</time>
        </>
      )}
    </>
  )
}
