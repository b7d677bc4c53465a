import { gatheredMarkdown } from '@/lib/book/gathered'
import { theBook } from '@/lib/book/open'
import { documentOf } from '@/lib/document'

export const dynamic = 'force-static'
export const dynamicParams = false

export function generateStaticParams() {
  return theBook().chapters.map(({ slug }) => ({ slug }))
}

/** The chapter as Markdown, at `/chapters/<slug>.md`. Sent as it was gathered. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  return documentOf(gatheredMarkdown(slug), 'text/markdown; charset=utf-8')
}
