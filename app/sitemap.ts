import type { MetadataRoute } from 'next'
import { theBook } from '@/lib/book/open'
import { runtime } from '@/lib/runtime'

// The address of the site is a setting, and a build has none.
export const dynamic = 'force-dynamic'

export default function sitemap(): MetadataRoute.Sitemap {
  const { baseUrl } = runtime().env
  const paths = ['/', '/glossary', ...theBook().chapters.map(({ slug }) => `/chapters/${slug}`)]
  return paths.map((path) => ({ url: baseUrl + path }))
}
