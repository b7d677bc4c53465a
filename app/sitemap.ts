import type { MetadataRoute } from 'next'
import { theBook } from '@/lib/book/open'
import { runtime } from '@/lib/runtime'

// The address of the site is a setting, and a build has none.
export const dynamic = 'force-dynamic'

export default function sitemap(): MetadataRoute.Sitemap {
  const { baseUrl } = runtime().env
  const chapters = theBook().chapters.map(({ slug, changed }) => {
    return { url: `${baseUrl}/chapters/${slug}`, ...(changed && { lastModified: changed }) }
  })
  return [{ url: `${baseUrl}/` }, ...chapters, { url: `${baseUrl}/glossary` }, { url: `${baseUrl}/privacy` }]
}
