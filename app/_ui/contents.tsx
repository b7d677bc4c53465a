import Link from 'next/link'
import type { ChapterOutline, Outline } from '@/lib/book/outline'

/** The chapters of the book; below the one that is open, its own sections. Folded away on narrow screens. */
export function Contents({ parts, current }: { parts: Outline['parts']; current: string }) {
  return (
    <nav className="toc" aria-label="Contents">
      <details>
        <summary>Contents</summary>
        {parts.map((part) => (
          <div key={part.title} className="toc-part">
            <p>{part.title}</p>
            <ol>
              {part.chapters.map((chapter) => (
                <li key={chapter.slug}>
                  <ChapterEntry chapter={chapter} isCurrent={chapter.slug === current} />
                </li>
              ))}
            </ol>
          </div>
        ))}
      </details>
    </nav>
  )
}

function ChapterEntry({ chapter, isCurrent }: { chapter: ChapterOutline; isCurrent: boolean }) {
  const { slug, number, title, headings } = chapter
  return (
    <>
      <Link href={`/chapters/${slug}`} prefetch={false} aria-current={isCurrent ? 'page' : undefined}>
        <span className="toc-number">{number}</span> {title}
      </Link>
      {isCurrent && (
        <ol>
          {headings
            .filter(({ depth }) => depth === 2)
            .map(({ id, text }) => (
              <li key={id}>
                <a href={`#${id}`}>{text}</a>
              </li>
            ))}
        </ol>
      )}
    </>
  )
}
