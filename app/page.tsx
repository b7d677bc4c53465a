import Link from 'next/link'
import { theBook } from '@/lib/book/open'
import { Ornament } from './_ui/ornament'
import { PartList } from './_ui/part-list'

/** The cover: what the book is, and what is in it. */
export default function Cover() {
  const { outline, chapters } = theBook()
  const [title, subtitle] = outline.title.split(/:\s+/, 2)
  return (
    <main id="main" className="mx-auto w-full max-w-5xl px-5 pt-14 pb-24 sm:pt-20">
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
      <div className="my-12 sm:my-16">
        <Ornament />
      </div>
      <div className="grid gap-10 md:grid-cols-[1fr_18rem] md:gap-16">
        <div className="text-lg leading-relaxed sm:text-xl">
          <p className="text-2xl italic leading-snug sm:text-3xl">{outline.tagline}</p>
          <p className="mt-6 max-w-[60ch]">{outline.description}</p>
        </div>
        <div className="flex flex-col gap-3 self-end">
          <p className="mb-2 leading-normal">Read it as written, or have it explained from what you already know.</p>
          {chapters[0] && (
            <Link className="button" href={`/chapters/${chapters[0].slug}`} prefetch={false}>
              Begin with chapter {chapters[0].number}
            </Link>
          )}
          <Link className="button-quiet" href="/sign-up" prefetch={false}>
            Sign up to have it explained
          </Link>
        </div>
      </div>
      <PartList parts={outline.parts} />
    </main>
  )
}
