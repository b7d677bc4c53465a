import './globals.css'
import type { Metadata, Viewport } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { theBook } from '@/lib/book/open'
import { literata, literataItalic } from './_ui/fonts'
import { Header } from './_ui/header'
import { ReaderProvider } from './_ui/reader.client'

const { title, tagline, description } = theBook().outline

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
    <html lang="en" className={`${literata.variable} ${literataItalic.variable}`}>
      <body className="flex min-h-dvh flex-col">
        <a className="skip-link" href="#main">
          Skip to the text
        </a>
        <ReaderProvider>
          <Header title={title} />
          {children}
        </ReaderProvider>
        <footer className="mt-auto border-line border-t px-5 py-6 font-sans text-muted text-sm">
          <p className="flex flex-wrap justify-between gap-x-6 gap-y-2">
            <span>{title}</span>
            <Link className="underline underline-offset-4 hover:text-accent" href="/privacy" prefetch={false}>
              Privacy
            </Link>
          </p>
        </footer>
      </body>
    </html>
  )
}
