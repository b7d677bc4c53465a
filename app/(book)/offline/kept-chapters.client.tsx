'use client'

import { useEffect, useState } from 'react'

type Chapter = { slug: string; title: string }

/** The chapters that this device has kept. Plain links, since the page they lead to is a whole document. */
export function KeptChapters({ chapters }: { chapters: Chapter[] }) {
  const [kept, setKept] = useState<Chapter[]>([])

  useEffect(() => {
    async function look() {
      const found = await Promise.all(chapters.map(({ slug }) => caches.match(`/chapters/${slug}`)))
      setKept(chapters.filter((_, index) => found[index]))
    }
    if ('caches' in window) look()
  }, [chapters])

  if (kept.length === 0) return null
  return (
    <ul className="grid gap-2">
      {kept.map(({ slug, title }) => (
        <li key={slug}>
          <a className="link" href={`/chapters/${slug}`}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}
