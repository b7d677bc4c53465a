import type { ReactNode } from 'react'

/** A page that has only something to say, and leads back to the book. */
export function Plate({ title, back, children }: { title: string; back: string; children?: ReactNode }) {
  return (
    <main id="main" className="mx-auto w-full max-w-[42.5rem] px-5 py-20 sm:py-28">
      <h1 className="font-semibold text-4xl leading-tight">{title}</h1>
      <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-6 text-lg leading-relaxed">
        {children}
        <p>
          {/* A plain link: where something failed, what comes next begins anew. */}
          <a className="link" href="/">
            {back}
          </a>
        </p>
      </div>
    </main>
  )
}
