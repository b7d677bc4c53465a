import { theBook } from '@/lib/book/open'
import { documentOf } from '@/lib/document'
import { runtime } from '@/lib/runtime'

// The address of the site is a setting, and a build has none.
export const dynamic = 'force-dynamic'

type Version = { language: string; address: string }

/** Where the pages of the book are, in which languages, and when each chapter changed last (sitemaps.org 0.9). */
export function GET() {
  const { baseUrl } = runtime().env
  const book = theBook()
  const chapters = book.chapters.flatMap(({ slug, changed }) => {
    const versions = [
      { language: book.outline.language, address: `${baseUrl}/chapters/${slug}` },
      ...book.translations
        .filter((each) => each.slug === slug)
        .map(({ locale }) => ({ language: locale, address: `${baseUrl}/${locale}/chapters/${slug}` })),
    ]
    // When a translation was last changed is not known.
    return versions.map(({ address }, index) => entry(address, versions, index === 0 ? changed : undefined))
  })
  const sitemap = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    entry(`${baseUrl}/`),
    ...chapters,
    entry(`${baseUrl}/glossary`),
    entry(`${baseUrl}/privacy`),
    '</urlset>\n',
  ].join('\n')
  return documentOf(sitemap, 'application/xml', { 'cache-control': 'public, max-age=0, must-revalidate' })
}

function entry(address: string, versions: Version[] = [], changed?: string): string {
  const others = versions.length > 1 ? versions : []
  const links = others.map((each) => `<xhtml:link rel="alternate" hreflang="${each.language}" href="${each.address}"/>`)
  return `<url><loc>${address}</loc>${links.join('')}${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`
}
