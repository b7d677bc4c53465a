import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Colophon } from '@/app/_ui/colophon'
import { ContentsFrame, OnThisPage } from '@/app/_ui/contents'
import { chapterComponents } from '@/app/_ui/mdx/components'
import { wordsOf } from '@/app/_ui/words/words'
import { theBook } from '@/lib/book/open'
import { readingMinutes } from '@/lib/book/outline'
import { theTranslations } from '@/lib/book/pages'
import { type Section, sectionWords } from '@/lib/book/section'
import { siteOrigin } from '@/lib/site'
import { Follow } from './follow.client'

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
  const { locale, slug, file, number, module } = await findTranslation(params)
  const address = `/${locale}/chapters/${slug}`
  const { default: Text, frontmatter, sections } = module
  const { chapters, outline } = theBook()
  const { language, edit } = outline
  const words = wordsOf(locale)
  const minutes = readingMinutes(sections.reduce((sum, section) => sum + sectionWords(section), 0))
  return (
    <div className="chapter">
      <link rel="canonical" href={`${siteOrigin() ?? ''}${address}`} />
      <link rel="alternate" type="text/markdown" href={`${address}.md`} />
      <link rel="alternate" hrefLang={language} href={`/chapters/${slug}`} />
      <ContentsFrame words={words.contents}>
        <ol>
          <li>
            <a href={address} aria-current="page">
              <span className="toc-number">{words.formats.number(number)}</span> {frontmatter.title}
            </a>
            <OnThisPage headings={headingsOf(sections)} here={words.contents.here} />
          </li>
        </ol>
      </ContentsFrame>
      <main id="main">
        <header className="mb-10">
          <Breadcrumb label={words.chapter.above} above={[{ name: outline.title, href: '/' }]}>
            {words.chapter.number(number)}
          </Breadcrumb>
          <h1 className="mt-4 font-semibold text-4xl leading-tight tracking-tight sm:text-5xl">{frontmatter.title}</h1>
          <p className="mt-4 text-lg text-muted leading-normal">{frontmatter.description}</p>
          <p className="mt-4 font-sans text-muted text-sm">{words.formats.minutes(minutes)}</p>
          {chapters.some((each) => each.slug === slug) && (
            <p className="mt-2 font-sans text-sm">
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
        <Colophon chapter={{ address, file }} edit={edit} words={words} />
        <Follow />
      </main>
    </div>
  )
}

// What stands before the first heading is no place to go to.
function headingsOf(sections: Section[]) {
  return sections.filter(({ id }) => id !== 'start').map(({ id, heading }) => ({ id, text: heading }))
}

async function findTranslation(params: Props['params']) {
  const { locale, slug } = await params
  const found = theTranslations().find((each) => each.locale === locale && each.slug === slug)
  if (!found) notFound()
  return { ...found, module: await found.load() }
}
