import './globals.css'
import type { Metadata } from 'next'
import { theBook } from '@/lib/book/open'
import { Document, documentViewport } from './_ui/document'
import { Nearest } from './_ui/nearest.client'
import { Plate } from './_ui/plate'
import { SearchForm } from './_ui/search/form'
import { theWords } from './_ui/words/book'
import { siteMetadata } from './site-metadata'

const { missing, search, toContents } = theWords()

export const metadata: Metadata = { ...siteMetadata, title: missing.title, robots: { index: false } }
export const viewport = documentViewport

/** Says that there is no such page, and helps to find what was meant. */
export default function NotFound() {
  return (
    <Document language={theBook().outline.language}>
      <Plate title={missing.heading} back={toContents}>
        <div className="grid gap-2">
          <p>{missing.text}</p>
          <Nearest words={missing.meant} />
        </div>
        <SearchForm words={search} />
      </Plate>
    </Document>
  )
}
