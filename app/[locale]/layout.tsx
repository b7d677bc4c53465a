import '@/app/globals.css'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Document, documentViewport } from '@/app/_ui/document'
import { siteMetadata } from '@/app/site-metadata'

export const metadata: Metadata = siteMetadata
export const viewport = documentViewport

type Props = { params: Promise<{ locale: string }>; children: ReactNode }

/** The pages in another language than the book's. */
export default async function TranslatedLayout({ params, children }: Props) {
  return <Document language={(await params).locale}>{children}</Document>
}
