import type { Metadata } from 'next'
import { theBook } from '@/lib/book/open'
import { siteOrigin } from '@/lib/site'
import { pictureOf } from './picture'

const { title, tagline, description } = theBook().outline
const origin = siteOrigin()

/** What every page says of itself where it says no more. */
export const siteMetadata: Metadata = {
  ...(origin && { metadataBase: new URL(origin) }),
  title: { default: title, template: `%s · ${title}` },
  description,
  applicationName: title,
  openGraph: { title, description: tagline, siteName: title, type: 'website', images: pictureOf('/card.png', title) },
  twitter: { card: 'summary_large_image' },
  alternates: { types: { 'application/atom+xml': '/feed.xml' } },
}
