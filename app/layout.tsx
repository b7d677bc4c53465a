import './globals.css'
import type { Metadata, Viewport } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { theBook } from '@/lib/book/open'
import { literata, literataItalic } from './_ui/fonts'
import { Header } from './_ui/header'
import { ReaderProvider } from './_ui/reader.client'
import { directionOf, wordsOf } from './_ui/words/words'

const { outline, language } = theBook()
const { title, tagline, description } = outline
const words = wordsOf(language)

export const metadata: Metadata = {
  title: { default: title, template: `%s · ${title}` },
  description,
  openGraph: { title, description: tagline, siteName: title, type: 'website' },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf7f1' },
    { media: '(prefers-color-scheme: dark)', color: '#191714' },
  ],
}

/** Every page: the way to the text, the book's name, and the page itself. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang={language} dir={directionOf(language)} className={`${literata.variable} ${literataItalic.variable}`}>
      <body className="flex min-h-dvh flex-col">
        <a className="skip-link" href="#main">
          {words.skip}
        </a>
        <ReaderProvider>
          <Header title={title} />
          {children}
        </ReaderProvider>
        <footer className="mt-auto border-line border-t px-5 py-6 font-sans text-muted text-sm">
          <p className="flex flex-wrap justify-between gap-x-6 gap-y-2">
            <span>{title}</span>
            <Link className="ms-auto underline underline-offset-4 hover:text-accent" href="/glossary" prefetch={false}>
              {words.glossary.title}
            </Link>
            <Link className="underline underline-offset-4 hover:text-accent" href="/privacy" prefetch={false}>
              {words.privacy}
            </Link>
          </p>
        </footer>
      </body>
    </html>
  )
}
