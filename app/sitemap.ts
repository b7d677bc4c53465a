import type { MetadataRoute } from 'next'
import { theBook } from '@/lib/book/open'
import { runtime } from '@/lib/runtime'

// The address of the site is a setting, and a build has none.
export const dynamic = 'force-dynamic'

export default function sitemap(): MetadataRoute.Sitemap {
  const { baseUrl } = runtime().env
  const book = theBook()
  const chapters = book.chapters.flatMap(({ slug, changed }) => {
    const urls = [
      { language: book.outline.language, url: `${baseUrl}/chapters/${slug}` },
      ...book.translations
        .filter((each) => each.slug === slug)
        .map(({ locale }) => ({ language: locale, url: `${baseUrl}/${locale}/chapters/${slug}` })),
    ]
    const languages = Object.fromEntries(urls.map(({ language, url }) => [language, url]))
    const alternates = urls.length > 1 ? { alternates: { languages } } : {}
    // When a translation was last changed is not known.
    return urls.map(({ url }, index) => ({
      url,
      ...(changed && index === 0 && { lastModified: changed }),
      ...alternates,
    }))
  })
  return [{ url: `${baseUrl}/` }, ...chapters, { url: `${baseUrl}/glossary` }, { url: `${baseUrl}/privacy` }]
}
