import { gatheredMarkdown } from '@/lib/book/gathered'
import { theBook } from '@/lib/book/open'
import { documentOf } from '@/lib/document'

export const dynamic = 'force-static'
export const dynamicParams = false

export function generateStaticParams() {
  return theBook().translations.map(({ locale, slug }) => ({ locale, slug }))
}

/** A chapter in another language as Markdown, at `/<locale>/chapters/<slug>.md`. */
export async function GET(_: Request, { params }: { params: Promise<{ locale: string; slug: string }> }) {
  const { locale, slug } = await params
  return documentOf(gatheredMarkdown(slug, locale), 'text/markdown; charset=utf-8')
}
