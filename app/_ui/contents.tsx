import type { ReactNode } from 'react'
import { type ChapterOutline, type Outline, roundabout } from '@/lib/book/outline'
import type { Words } from './words/words'

type Props = { parts: Outline['parts']; current: string; words: Words['contents'] }

/** The chapters of the book by parts, the reader's own part unfolded; below the open chapter, its sections. */
export function Contents({ parts, current, words }: Props) {
  return (
    <ContentsFrame words={words}>
      {roundabout(parts, current).map(({ title, chapters, isCurrent, before, after }, index) =>
        chapters.length === 0 ? (
          <p key={title}>
            <a href={`/#part-${index + 1}`} data-listed>
              {title}
            </a>
          </p>
        ) : (
          <details key={title} open={isCurrent}>
            <summary>{title}</summary>
            {before && <FurtherChapters part={index + 1} words={words.earlier} />}
            <ol>
              {chapters.map((chapter) => (
                <li key={chapter.slug}>
                  <ChapterEntry chapter={chapter} isCurrent={chapter.slug === current} here={words.here} />
                </li>
              ))}
            </ol>
            {after && <FurtherChapters part={index + 1} words={words.later} />}
          </details>
        ),
      )}
    </ContentsFrame>
  )
}

/** What the contents stand in: beside the text where there is room, else a drawer that needs no script. */
export function ContentsFrame({ words, children }: { words: Props['words']; children: ReactNode }) {
  return (
    <>
      <div className="chapter-bar">
        <button type="button" className="toc-open" popoverTarget="contents" aria-keyshortcuts="c">
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M3 5.5h14M3 10h14M3 14.5h9" />
          </svg>
          {words.title}
        </button>
        <span className="chapter-bar-place" aria-hidden="true" />
      </div>
      <nav className="toc" id="contents" popover="auto" aria-label={words.title}>
        <button type="button" className="toc-close" popoverTarget="contents" popoverTargetAction="hide">
          {words.close}
        </button>
        {children}
      </nav>
    </>
  )
}

type EntryProps = { chapter: ChapterOutline; isCurrent: boolean; here: string }

type HeadingsProps = { headings: { id: string; text: string }[]; here: string }

function ChapterEntry({ chapter, isCurrent, here }: EntryProps) {
  const { slug, number, title, version, headings } = chapter
  return (
    <>
      <a
        href={`/chapters/${slug}`}
        data-listed
        aria-current={isCurrent ? 'page' : undefined}
        data-chapter={slug}
        data-version={version}
      >
        <span className="toc-number">{number}</span> {title}
      </a>
      {isCurrent && <OnThisPage headings={headings.filter(({ depth }) => depth === 2)} here={here} />}
    </>
  )
}

/** The sections of the open chapter. */
export function OnThisPage({ headings, here }: HeadingsProps) {
  return (
    <ol aria-label={here}>
      {headings.map(({ id, text }) => (
        <li key={id}>
          <a href={`#${id}`}>{text}</a>
        </li>
      ))}
    </ol>
  )
}

function FurtherChapters({ part, words }: { part: number; words: string }) {
  return (
    <p>
      <a href={`/#part-${part}`} data-listed>
        {words}
      </a>
    </p>
  )
}
