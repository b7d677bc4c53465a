import { JsonLd } from '@/app/_ui/json-ld'
import { Ornament } from '@/app/_ui/ornament'
import { PartList } from '@/app/_ui/part-list'
import { theWords } from '@/app/_ui/words/book'
import { bookData } from '@/app/structured'
import { theBook } from '@/lib/book/open'
import { siteOrigin } from '@/lib/site'
import { Continue } from './continue.client'

/** The cover: what the book is, and what is in it. */
export default function Cover() {
  const { outline, chapters } = theBook()
  const words = theWords()
  const { cover } = words
  const [title, subtitle] = outline.title.split(/:\s+/, 2)
  return (
    <main id="main" className="mx-auto w-full max-w-5xl px-5 pt-12 pb-24 sm:pt-20">
      <link rel="canonical" href={`${siteOrigin() ?? ''}/`} />
      <JsonLd data={bookData(outline, chapters, siteOrigin())} />
      <h1 className="font-semibold text-[length:min(3.75rem,15vw)] leading-none tracking-tight sm:text-8xl">
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
      {chapters[0] && (
        <Continue
          href={`/chapters/${chapters[0].slug}`}
          label={cover.begin(chapters[0].number)}
          words={{ on: cover.on, explain: cover.explain, signUp: cover.signUp, marks: words.marks }}
        />
      )}
      <div className="mt-14 mb-12 sm:mt-16">
        <Ornament words={cover} />
      </div>
      <div className="grid gap-x-10 gap-y-6 text-lg leading-relaxed grid-cols-[minmax(0,1fr)] md:grid-cols-[14rem_minmax(0,1fr)] sm:text-xl">
        <p className="text-base text-muted leading-normal">{cover.how}</p>
        <p className="max-w-[60ch]">{outline.description}</p>
      </div>
      <PartList parts={outline.parts} words={words} />
    </main>
  )
}
