import type { ReactNode } from 'react'

type SectionProps = { id: string; title: string; children: ReactNode }

/** One matter of the account. `id` is its anchor, and what its heading is found by. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-heading`} className="mt-12 scroll-mt-6 border-line border-t pt-6">
      <h2 id={`${id}-heading`} className="mb-4 font-semibold text-2xl">
        {title}
      </h2>
      {children}
    </section>
  )
}
