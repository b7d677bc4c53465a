import type { ReactNode } from 'react'

/** The pages about the reader: one narrow column. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="mx-auto w-full max-w-xl px-5 pt-10 pb-20 sm:pt-16">
      {children}
      <noscript>
        <p className="mt-8 border-line border-y py-4 font-sans text-muted">
          Accounts need JavaScript, which is off in this browser. Every chapter can be read without it, and without an
          account.
        </p>
      </noscript>
    </main>
  )
}
