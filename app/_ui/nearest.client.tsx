'use client'

import { useEffect, useState } from 'react'
import { nearestTo } from '@/lib/reader/nearest'

type Chapter = { slug: string; title: string }

/** The chapter whose address is almost the one that was asked for. Its room is kept. */
export function Nearest({ chapters }: { chapters: Chapter[] }) {
  const [found, setFound] = useState<Chapter>()

  useEffect(() => {
    const slug = nearestTo(
      window.location.pathname,
      chapters.map((chapter) => chapter.slug),
    )
    setFound(chapters.find((chapter) => chapter.slug === slug))
  }, [chapters])

  return (
    <p className="min-h-[1lh] noscript:hidden">
      {found && (
        <>
          Did you mean{' '}
          <a className="link" href={`/chapters/${found.slug}`}>
            {found.title}
          </a>
          ?
        </>
      )}
    </p>
  )
}
