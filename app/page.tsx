import Link from 'next/link'
import { theBook } from '@/lib/book/open'
import { siteOrigin } from '@/lib/site'
import { JsonLd } from './_ui/json-ld'
import { Ornament } from './_ui/ornament'
import { PartList } from './_ui/part-list'
import { Continue } from './continue.client'
import { bookData } from './structured'

/** The cover: what the book is, and what is in it. */
export default function Cover() {
  const { outline, chapters } = theBook()
  const [title, subtitle] = outline.title.split(/:\s+/, 2)
  return (
    <main id="main" className="mx-auto w-full max-w-5xl px-5 pt-12 pb-24 sm:pt-20">
      <link rel="canonical" href={`${siteOrigin() ?? ''}/`} />
      <JsonLd data={bookData(outline, chapters, siteOrigin())} />
      <h1 className="font-semibold text-6xl leading-none tracking-tight sm:text-8xl">
        {title}
        {subtitle && (
          <>
            <span className="sr-only">: </span>
            <span className="mt-3 block font-normal text-3xl text-muted leading-tight tracking-normal sm:text-5xl">
              {subtitle}
            </span>
          </>
        )}
      </h1>
      <p className="mt-8 max-w-[34ch] text-2xl italic leading-snug sm:text-3xl">{outline.tagline}</p>
      <div className="mt-8 flex flex-wrap gap-3">
        {chapters[0] && (
          // As wide whatever it says, so that nothing moves when it knows its reader.
          <div className="grid w-72 max-w-full">
            <Continue href={`/chapters/${chapters[0].slug}`} label={`Begin with chapter ${chapters[0].number}`} />
          </div>
        )}
        <Link className="button-quiet" href="/sign-up" prefetch={false}>
          Sign up to have it explained
        </Link>
      </div>
      <div className="mt-14 mb-12 sm:mt-16">
        <Ornament />
      </div>
      <div className="grid gap-x-10 gap-y-6 text-lg leading-relaxed md:grid-cols-[14rem_1fr] sm:text-xl">
        <p className="text-base text-muted leading-normal">
          Read it as written, or have it explained from what you already know.
        </p>
        <p className="max-w-[60ch]">{outline.description}</p>
      </div>
      <PartList parts={outline.parts} />
    </main>
  )
}
