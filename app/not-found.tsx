import type { Metadata } from 'next'
import Link from 'next/link'
import { Nearest } from '@/app/_ui/nearest.client'
import { SearchForm } from '@/app/_ui/search/form'
import { theBook } from '@/lib/book/open'
import { Plate } from './_ui/plate'

export const metadata: Metadata = { title: 'No such page' }

/** Says so, and offers what the reader may have been looking for. */
export default function NotFound() {
  const { outline, chapters } = theBook()
  return (
    <Plate title="There is no such page">
      <div>
        <p>The address may have been mistyped, or the page was moved. The book itself is all here.</p>
        <Nearest chapters={chapters.map(({ slug, title }) => ({ slug, title }))} />
      </div>
      <SearchForm />
      {outline.parts.map(({ title, chapters }) => (
        <section key={title}>
          <h2 className="font-sans text-muted text-sm">{title}</h2>
          <ol className="mt-1">
            {chapters.map(({ slug, number, title }) => (
              <li key={slug}>
                {number}{' '}
                <Link className="link ml-1" href={`/chapters/${slug}`} prefetch={false}>
                  {title}
                </Link>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Plate>
  )
}
