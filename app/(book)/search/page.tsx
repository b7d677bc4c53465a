import type { Metadata } from 'next'
import Link from 'next/link'
import { addressOf } from '@/app/_ui/search/address'
import { SearchForm } from '@/app/_ui/search/form'
import { Marked } from '@/app/_ui/search/marked'
import { theWords } from '@/app/_ui/words/book'
import { theSearch } from '@/lib/book/open'
import type { Hit } from '@/lib/book/search'

type Props = { searchParams: Promise<{ q?: string | string[] }> }

const { search: words, toContents } = theWords()

/** More than anybody reads through, and still one answer. */
const most = 40

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const query = queryOf(await searchParams)
  return { title: query ? words.titleOf(query) : words.title, robots: { index: false } }
}

/** The search as a page, for whoever has no script, or wants an address for what was found. */
export default async function SearchPage({ searchParams }: Props) {
  const query = queryOf(await searchParams)
  const hits = theSearch()(query, most + 1)
  return (
    <main id="main" className="mx-auto w-full max-w-[42.5rem] px-5 pt-10 pb-20 sm:pt-16">
      <h1 className="mb-6 font-semibold text-4xl">{words.title}</h1>
      <SearchForm query={query} words={words} />
      {query && <Found query={query} hits={hits.slice(0, most)} isAll={hits.length <= most} />}
    </main>
  )
}

function Found({ query, hits, isAll }: { query: string; hits: Hit[]; isAll: boolean }) {
  if (hits.length === 0)
    return (
      <div className="mt-10 grid gap-4 text-lg leading-relaxed">
        <p>{words.nothing(query)}</p>
        <p>
          <Link className="link" href="/#contents" prefetch={false}>
            {toContents}
          </Link>
        </p>
      </div>
    )
  return (
    <>
      <p className="mt-8 font-sans text-muted text-sm">
        {isAll ? words.found(hits.length) : words.foundMore(hits.length)}
      </p>
      <ol className="mt-2">
        {hits.map(({ id, title, marked, ...hit }) => (
          <li key={id} className="border-line border-b py-5 last:border-0">
            <p className="text-xl leading-snug">
              <Link className="link" href={addressOf(hit)} prefetch={false}>
                <Marked pieces={marked.heading} />
              </Link>
            </p>
            <p className="mt-1 font-sans text-muted text-sm">{title}</p>
            <p className="mt-2 leading-relaxed">
              <Marked pieces={marked.excerpt} />
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}

function queryOf({ q = '' }: { q?: string | string[] }): string {
  return (Array.isArray(q) ? (q[0] ?? '') : q).trim()
}
