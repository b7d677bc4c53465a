import Link from 'next/link'
import type { ChapterOutline } from '@/lib/book/outline'
import type { Words } from './words/words'

type Props = { chapters: ChapterOutline[]; current: string; words: Words['chapter'] }

/** The way on at the end of a chapter: the only links that are fetched before they are followed. */
export function Turn({ chapters, current, words }: Props) {
  const index = chapters.findIndex(({ slug }) => slug === current)
  const [previous, next] = [chapters[index - 1], chapters[index + 1]]
  return (
    <nav
      className="mt-20 flex flex-wrap justify-between gap-x-8 gap-y-4 border-line border-t pt-6 print:hidden"
      aria-label={words.turn}
    >
      {previous && <Way to={previous} rel="prev" label={words.previous} />}
      {next && <Way to={next} rel="next" label={words.next} />}
    </nav>
  )
}

function Way({ to, rel, label }: { to: ChapterOutline; rel: 'prev' | 'next'; label: string }) {
  return (
    <Link
      className={`py-2 text-lg hover:text-accent ${rel === 'next' ? 'ms-auto text-end' : ''}`}
      href={`/chapters/${to.slug}`}
      rel={rel}
    >
      <span className="block font-sans text-muted text-sm">{label}</span> {to.title}
    </Link>
  )
}
