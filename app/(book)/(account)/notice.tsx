import type { ReactNode } from 'react'

/** What has just been done, above the page that goes on from there. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="mb-8 border-accent border-s-2 bg-soft px-4 py-3 font-sans">
      {children}
    </p>
  )
}
