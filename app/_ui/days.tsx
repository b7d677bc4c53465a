import type { ChapterOutline } from '@/lib/book/outline'

const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** When a chapter appeared, as its editors say, and whether it is for them alone; nothing where they say nothing. */
export function Days({ chapter: { published, draft } }: { chapter: ChapterOutline }) {
  return (
    <>
      {draft && ' · Draft'}
      {published && <> · Published {day(published)}</>}
    </>
  )
}

function day(date: string) {
  return <time dateTime={date}>{format.format(new Date(date))}</time>
}
