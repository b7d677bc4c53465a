import './globals.css'
import type { Metadata } from 'next'
import { theBook } from '@/lib/book/open'
import { Document, documentViewport } from './_ui/document'
import { Missing } from './_ui/missing'
import { theWords } from './_ui/words/book'
import { siteMetadata } from './site-metadata'

export const metadata: Metadata = { ...siteMetadata, title: theWords().missing.title, robots: { index: false } }
export const viewport = documentViewport

/** What stands for every address that leads nowhere. */
export default function NotFound() {
  return (
    <Document language={theBook().outline.language}>
      <Missing />
    </Document>
  )
}
