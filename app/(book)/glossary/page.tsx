import type { Metadata } from 'next'
import Link from 'next/link'
import { theWords } from '@/app/_ui/words/book'
import type { Words } from '@/app/_ui/words/words'
import { type Entry, glossaryOf } from '@/lib/book/glossary'
import { theBook } from '@/lib/book/open'

const { glossary } = theWords()

export const metadata: Metadata = { title: glossary.title, description: glossary.description }

/** What the words of the book mean, and where each is taught. */
export default function GlossaryPage() {
  const letters = glossaryOf(theBook(), theBook().outline.language)
  return (
    <main id="main" className="mx-auto w-full max-w-[42.5rem] px-5 pt-10 pb-24 sm:pt-18">
      <h1 className="font-semibold text-4xl leading-tight tracking-tight sm:text-5xl">{glossary.title}</h1>
      <p className="mt-4 text-lg text-muted leading-normal">{glossary.description}</p>
      <nav className="glossary-letters" aria-label={glossary.letters}>
        {letters.map(({ letter }) => (
          <a key={letter} href={`#letter-${letter}`}>
            {letter}
          </a>
        ))}
      </nav>
      {letters.map(({ letter, entries }) => (
        <section key={letter} aria-labelledby={`letter-${letter}`} className="glossary">
          <h2 id={`letter-${letter}`}>{letter}</h2>
          <dl>
            {entries.map((entry) => (
              <Definition key={entry.id} entry={entry} glossary={glossary} />
            ))}
          </dl>
        </section>
      ))}
    </main>
  )
}

function Definition({ entry, glossary }: { entry: Entry; glossary: Words['glossary'] }) {
  const { id, title, means, address, place, requires } = entry
  return (
    <div id={id}>
      <dt>{title}</dt>
      <dd>{means}</dd>
      <dd className="glossary-ways">
        {glossary.taught}{' '}
        <Link href={address} prefetch={false}>
          {place}
        </Link>
        {requires.length > 0 && (
          <>
            {' · '}
            {glossary.needs}{' '}
            {requires.map((each, index) => (
              <span key={each.id}>
                {index > 0 && ', '}
                <a href={`#${each.id}`}>{each.title}</a>
              </span>
            ))}
          </>
        )}
      </dd>
    </div>
  )
}
