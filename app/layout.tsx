import './globals.css'
import type { Metadata, Viewport } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { theBook } from '@/lib/book/open'
import { siteOrigin } from '@/lib/site'
import { themeScript } from '@/lib/theme.mjs'
import { literata } from './_ui/fonts/fonts'
import { Header } from './_ui/header'
import { Keeping } from './_ui/keeping.client'
import { Keys } from './_ui/keys.client'
import { ReaderProvider } from './_ui/reader.client'
import { directionOf, wordsOf } from './_ui/words/words'
import { pictureOf } from './picture'

const { title, tagline, description, language } = theBook().outline

const origin = siteOrigin()
const words = wordsOf(language)

export const metadata: Metadata = {
  ...(origin && { metadataBase: new URL(origin) }),
  title: { default: title, template: `%s · ${title}` },
  description,
  applicationName: title,
  openGraph: { title, description: tagline, siteName: title, type: 'website', images: pictureOf('/card.png', title) },
  twitter: { card: 'summary_large_image' },
  alternates: { types: { 'application/atom+xml': '/feed.xml' } },
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
    // The script in the head may have set a theme by the time React looks.
    <html lang={language} dir={directionOf(language)} className={literata.variable} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant, before the first paint. */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body className="flex min-h-dvh flex-col">
        <a className="skip-link" href="#main">
          {words.skip}
        </a>
        <ReaderProvider>
          <Header title={title} />
          {children}
          <Keys />
          <Keeping />
        </ReaderProvider>
        <footer className="mt-auto border-line border-t px-5 py-6 font-sans text-muted text-sm">
          <p className="flex flex-wrap justify-between gap-x-6 gap-y-2">
            <span>{title}</span>
            <button
              type="button"
              className="ms-auto cursor-pointer underline underline-offset-4 hover:text-accent noscript:hidden"
              data-does="help"
              aria-keyshortcuts="?"
            >
              Keys
            </button>
            <Link className="underline underline-offset-4 hover:text-accent" href="/glossary" prefetch={false}>
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
