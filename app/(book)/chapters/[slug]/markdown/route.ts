import { join } from 'node:path'
import { notFound } from 'next/navigation'
import { findSource, markdownOf } from '@/lib/book/markdown'
import { theBook } from '@/lib/book/open'

export const dynamic = 'force-static'
export const dynamicParams = false

export function generateStaticParams() {
  return theBook().chapters.map(({ slug }) => ({ slug }))
}

/** The chapter as Markdown, at `/chapters/<slug>.md`. Made once, with the build. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const source = await findSource(join(process.cwd(), 'content'), slug)
  if (source === undefined) notFound()
  return new Response(markdownOf(source), { headers: { 'content-type': 'text/markdown; charset=utf-8' } })
}
