import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Turn } from '@/app/_ui/turn'
import { theBook } from '@/lib/book/open'
import { readingMinutes } from '@/lib/book/outline'
import { PersonalizeButton } from './personalize.client'

export const dynamicParams = false

type Props = { params: Promise<{ slug: string }> }

export function generateStaticParams() {
  return theBook().chapters.map(({ slug }) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const { chapters, outline } = theBook()
  const { title, description } = chapters.find((each) => each.slug === slug) ?? {}
  return { title, description, openGraph: { title, description, siteName: outline.title, type: 'article' } }
}

/** One chapter as written: a static page. */
export default async function ChapterPage({ params }: Props) {
  const { slug } = await params
  const { chapters, findModule } = theBook()
  const chapter = await findModule(slug)
  const outline = chapters.find((each) => each.slug === slug)
  if (!chapter || !outline) notFound()
  const Text = chapter.default
  const text = <Text />
  return (
    <main id="main">
      <link rel="alternate" type="text/markdown" href={`/chapters/${slug}.md`} />
      <header className="mb-10">
        <p className="font-sans text-muted text-sm">
          Chapter {outline.number} · {readingMinutes(outline.words)} minutes
        </p>
        <h1 className="mt-3 font-semibold text-4xl leading-tight tracking-tight sm:text-5xl">{outline.title}</h1>
        {outline.description && <p className="mt-4 text-lg text-muted leading-normal">{outline.description}</p>}
        <div className="mt-8">
          <PersonalizeButton slug={slug} title={outline.title} labels={anchorLabels()}>
            {text}
          </PersonalizeButton>
        </div>
      </header>
      <article className="prose">{text}</article>
      <Turn chapters={chapters} current={slug} />
    </main>
  )
}

function anchorLabels(): Record<string, string> {
  const { software, hardware } = theBook().vocabulary
  return Object.fromEntries([...software.anchors, ...hardware.anchors].map(({ id, label }) => [id, label]))
}
