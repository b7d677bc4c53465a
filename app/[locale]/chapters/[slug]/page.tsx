import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { chapterComponents } from '@/app/_ui/mdx/components'
import { wordsOf } from '@/app/_ui/words/words'
import { theBook } from '@/lib/book/open'
import { readingMinutes } from '@/lib/book/outline'
import { theTranslations } from '@/lib/book/pages'
import { sectionWords } from '@/lib/book/section'

export const dynamicParams = false

type Props = { params: Promise<{ locale: string; slug: string }> }

export function generateStaticParams() {
  return theTranslations().map(({ locale, slug }) => ({ locale, slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, description } = (await findTranslation(params)).module.frontmatter
  return { title, description, openGraph: { title, description, siteName: theBook().outline.title, type: 'article' } }
}

/** A chapter in another language: a static page, in the words of that language. */
export default async function TranslatedPage({ params }: Props) {
  const { locale, slug, number, module } = await findTranslation(params)
  const { default: Text, frontmatter, sections } = module
  const { chapters, outline } = theBook()
  const { language } = outline
  const words = wordsOf(locale)
  const minutes = readingMinutes(sections.reduce((sum, section) => sum + sectionWords(section), 0))
  return (
    <div className="chapter">
      <link rel="alternate" hrefLang={language} href={`/chapters/${slug}`} />
      <div />
      <main id="main">
        <header className="mb-10">
          <p className="font-sans text-muted text-sm">
            {words.chapter.about(words.formats.number(number), words.formats.minutes(minutes))}
          </p>
          <h1 className="mt-3 font-semibold text-4xl leading-tight tracking-tight sm:text-5xl">{frontmatter.title}</h1>
          <p className="mt-4 text-lg text-muted leading-normal">{frontmatter.description}</p>
          {chapters.some((each) => each.slug === slug) && (
            <p className="mt-4 font-sans text-sm">
              {/* A plain link: the page it leads to is a document in another language, header and all. */}
              <a className="link" href={`/chapters/${slug}`} hrefLang={language}>
                {words.chapter.original(words.formats.language(language))}
              </a>
            </p>
          )}
        </header>
        <article className="prose">
          <Text components={chapterComponents(words)} />
        </article>
      </main>
    </div>
  )
}

async function findTranslation(params: Props['params']) {
  const { locale, slug } = await params
  const found = theTranslations().find((each) => each.locale === locale && each.slug === slug)
  if (!found) notFound()
  return { ...found, module: await found.load() }
}
