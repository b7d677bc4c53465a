import type { MetadataRoute } from 'next'
import { runtime } from '@/lib/runtime'

// The address of the site is a setting, and a build has none.
export const dynamic = 'force-dynamic'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/api/', '/auth/', '/account', '/search', '/preview'] },
    sitemap: `${runtime().env.baseUrl}/sitemap.xml`,
  }
}
