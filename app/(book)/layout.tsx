import '@/app/globals.css'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Document, documentViewport } from '@/app/_ui/document'
import { siteMetadata } from '@/app/site-metadata'
import { theBook } from '@/lib/book/open'

export const metadata: Metadata = siteMetadata
export const viewport = documentViewport

/** The pages in the language of the book. */
export default function BookLayout({ children }: { children: ReactNode }) {
  return <Document language={theBook().outline.language}>{children}</Document>
}
