import type { ReactNode } from 'react'

/** The pages about the reader: one narrow column. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="mx-auto w-full max-w-xl px-5 pt-10 pb-20 sm:pt-16">
      {children}
      <noscript>
        <p className="mt-12 border-line border-y py-4 font-sans text-muted">
          JavaScript is off in this browser. These pages work without it, and every chapter can be read; only to have a
          chapter personalized it is needed.
        </p>
      </noscript>
    </main>
  )
}
