import { type Outline, readingMinutes } from '@/lib/book/outline'
import type { Words } from './words/words'

/** The whole contents, as a cover shows them. */
export function PartList({ parts, words: { contents, formats } }: { parts: Outline['parts']; words: Words }) {
  return (
    <section className="mt-20 border-line border-t pt-10 sm:mt-28" aria-labelledby="contents">
      <h2 id="contents" className="sr-only">
        {contents.title}
      </h2>
      {parts.map((part, index) => (
        <div
          key={part.title}
          id={`part-${index + 1}`}
          className="mt-10 grid gap-x-10 first-of-type:mt-0 grid-cols-[minmax(0,1fr)] md:grid-cols-[14rem_minmax(0,1fr)]"
        >
          <h3 className="pt-5 text-muted leading-snug">{part.title}</h3>
          <ol>
            {part.chapters.map(({ slug, number, title, description, words, version }) => (
              <li key={slug} className="border-line border-b last:border-0">
                <a
                  className="group flex gap-5 py-5"
                  href={`/chapters/${slug}`}
                  data-listed
                  data-chapter={slug}
                  data-title={title}
                  data-version={version}
                >
                  <span className="w-6 shrink-0 text-2xl text-accent leading-8">{number}</span>
                  <span className="min-w-0 grow break-words">
                    <span className="text-2xl leading-8 group-hover:text-accent">{title}</span>
                    {description && <span className="mt-1 block text-muted leading-normal">{description}</span>}
                    <span className="mt-2 block font-sans text-muted text-sm">
                      {formats.minutes(readingMinutes(words))} <span className="toc-mark" />
                    </span>
                  </span>
                </a>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  )
}
