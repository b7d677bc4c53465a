import type { ReactNode } from 'react'
import { theWords } from '@/app/_ui/words/book'
import { theBook } from '@/lib/book/open'
import { FormLanguage } from './form-words.client'

const { account } = theWords()

/** The pages about the reader: one narrow column. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="mx-auto w-full max-w-xl px-5 pt-10 pb-20 sm:pt-16">
      <FormLanguage language={theBook().outline.language}>{children}</FormLanguage>
      <noscript>
        <p className="mt-12 border-line border-y py-4 font-sans text-muted">{account.noScript}</p>
      </noscript>
    </main>
  )
}
