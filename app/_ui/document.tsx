import type { Viewport } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { theBook } from '@/lib/book/open'
import { firstScript } from '@/lib/first.mjs'
import { Catching } from './failure.client'
import { literata } from './fonts/fonts'
import { Header } from './header'
import { Keeping } from './keeping.client'
import { Keys } from './keys.client'
import { ReaderProvider } from './reader.client'
import { directionOf, wordsOf } from './words/words'

export const documentViewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf7f1' },
    { media: '(prefers-color-scheme: dark)', color: '#191714' },
  ],
}

/** Every page, in its language: the way to the text, the book's name, and the page itself. */
export function Document({ language, children }: { language: string; children: ReactNode }) {
  const { title } = theBook().outline
  const words = wordsOf(language)
  return (
    // The script in the head may have set a theme by the time React looks.
    <html lang={language} dir={directionOf(language)} className={literata.variable} suppressHydrationWarning>
      <head>
        {/* Not with what Next writes for each page: written anew, it has the page that is left drawn once more. */}
        <meta name="color-scheme" content="light dark" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant, before the first paint. */}
        <script dangerouslySetInnerHTML={{ __html: firstScript }} />
      </head>
      <body className="flex min-h-dvh flex-col">
        <a className="skip-link" href="#main">
          {words.skip}
        </a>
        <ReaderProvider>
          <Header title={title} words={words.header} />
          <Catching>{children}</Catching>
          <Keys />
          <Keeping />
        </ReaderProvider>
        <footer className="mt-auto border-line border-t px-5 py-6 font-sans text-muted text-sm">
          <p className="flex flex-wrap justify-between gap-x-6 gap-y-2">
            <span>{title}</span>
            <span className="flex flex-wrap gap-x-6 gap-y-2">
              <button
                type="button"
                className="cursor-pointer underline underline-offset-4 hover:text-accent noscript:hidden"
                data-does="help"
                aria-keyshortcuts="?"
              >
                {words.footer.keys}
              </button>
              <Link className="underline underline-offset-4 hover:text-accent" href="/glossary" prefetch={false}>
                {words.glossary.title}
              </Link>
              <Link className="underline underline-offset-4 hover:text-accent" href="/privacy" prefetch={false}>
                {words.footer.privacy}
              </Link>
            </span>
          </p>
        </footer>
      </body>
    </html>
  )
}
