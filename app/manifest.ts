import type { MetadataRoute } from 'next'
import { theBook } from '@/lib/book/open'

/** The book as something that can be put beside other programs on a device. */
export default function manifest(): MetadataRoute.Manifest {
  const { title, tagline, language } = theBook().outline
  return {
    id: '/',
    name: title,
    short_name: title.split(':')[0],
    description: tagline,
    lang: language,
    start_url: '/',
    display: 'standalone',
    background_color: '#faf7f1',
    theme_color: '#faf7f1',
    categories: ['books', 'education'],
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any', purpose: 'any' },
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any', purpose: 'maskable' },
    ],
  }
}
