import { gatheredMarkdown } from '@/lib/book/gathered'
import { theBook } from '@/lib/book/open'

export const dynamic = 'force-static'
export const dynamicParams = false

export function generateStaticParams() {
  return theBook().chapters.map(({ slug }) => ({ slug }))
}

/** The chapter as Markdown, at `/chapters/<slug>.md`. Sent as it was gathered. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  return new Response(gatheredMarkdown(slug), { headers: { 'content-type': 'text/markdown; charset=utf-8' } })
}
