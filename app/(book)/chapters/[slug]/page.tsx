import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Colophon } from '@/app/_ui/colophon'
import { Days } from '@/app/_ui/days'
import { JsonLd } from '@/app/_ui/json-ld'
import { Translations } from '@/app/_ui/translations'
import { Turn } from '@/app/_ui/turn'
import { theWords } from '@/app/_ui/words/book'
import { pictureOf } from '@/app/picture'
import { chapterData } from '@/app/structured'
import { theBook } from '@/lib/book/open'
import { findPart, type Outline, readingMinutes } from '@/lib/book/outline'
import { loadPage } from '@/lib/book/pages'
import { siteOrigin } from '@/lib/site'
import { PlaceLine } from './place.client'
import { PageText, PersonalizeButton, Room } from './room.client'

export const dynamicParams = false

type Props = { params: Promise<{ slug: string }> }

export function generateStaticParams() {
  return theBook().chapters.map(({ slug }) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const { chapters, outline } = theBook()
  const { title = '', description, changed } = chapters.find((each) => each.slug === slug) ?? {}
  const path = `/chapters/${slug}`
  const images = pictureOf(`${path}/card.png`, theWords().chapter.picture(title, outline.title))
  return {
    title,
    description,
    openGraph: {
      title,
      description,
      siteName: outline.title,
      type: 'article',
      url: `${siteOrigin() ?? ''}${path}`,
      modifiedTime: changed,
      images,
    },
    twitter: { card: 'summary_large_image', images },
  }
}

/** One chapter as written: a static page. */
export default async function ChapterPage({ params }: Props) {
  const { slug } = await params
  const { chapters, outline: book, readers, material } = theBook()
  const outline = chapters.find((each) => each.slug === slug)
  if (!outline) notFound()
  const words = theWords()
  const { default: Text, revision } = await loadPage(outline.file)
  const text = <Text />
  const { title } = outline
  const about = {
    slug,
    title,
    revision,
    material,
    labels: anchorLabels(),
    readers: readers.map(({ id, name }) => ({ id, name })),
  }
  return (
    <main id="main">
      <link rel="canonical" href={`${siteOrigin() ?? ''}/chapters/${slug}`} />
      <link rel="alternate" type="text/markdown" href={`/chapters/${slug}.md`} />
      <JsonLd data={chapterData(book, outline, siteOrigin())} />
      <Room chapter={about} text={text}>
        <header className="mb-10">
          <Breadcrumb label={words.chapter.above} above={above(book, slug)}>
            {words.chapter.number(outline.number)}
          </Breadcrumb>
          <h1 className="mt-4 font-semibold text-4xl leading-tight tracking-tight sm:text-5xl">{outline.title}</h1>
          {outline.description && <p className="mt-4 text-lg text-muted leading-normal">{outline.description}</p>}
          <div className="chapter-about">
            <p>
              {words.formats.minutes(readingMinutes(outline.words))}
              <Days chapter={outline} words={words} />
            </p>
            <Translations slug={slug} />
            <PlaceLine
              slug={slug}
              version={outline.version}
              versions={outline.versions}
              words={words.place}
              marks={words.marks}
            />
          </div>
          <div className="mt-3 sm:mt-6">
            <PersonalizeButton words={words.personalize} />
          </div>
        </header>
        <article className="prose">
          <PageText>{text}</PageText>
        </article>
      </Room>
      <Colophon chapter={{ ...outline, address: `/chapters/${slug}` }} edit={book.edit} words={words} />
      <Turn chapters={chapters} current={slug} words={words.chapter} />
    </main>
  )
}

function above({ title, parts }: Outline, slug: string): { name: string; href: string }[] {
  const part = findPart(parts, slug)
  const [short = title] = title.split(/:\s/)
  return [{ name: short, href: '/' }, ...(part ? [{ name: part.title, href: `/#part-${part.place}` }] : [])]
}

function anchorLabels(): Record<string, string> {
  const { software, hardware } = theBook().vocabulary
  return Object.fromEntries([...software.anchors, ...hardware.anchors].map(({ id, label }) => [id, label]))
}
