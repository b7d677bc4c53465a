'use client'

import { useEffect, useState } from 'react'

type Chapter = { slug: string; title: string }

/** The chapter whose address is almost the one that was asked for. Its room is kept. */
export function Nearest({ words }: { words: string }) {
  const [found, setFound] = useState<Chapter>()

  useEffect(() => {
    let left = false
    findNearest().then(
      (chapter) => left || setFound(chapter),
      // Without the list there is still the search.
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [])

  return (
    <p className="min-h-[1lh] noscript:hidden">
      {found && (
        <>
          {words}{' '}
          <a className="link" href={`/chapters/${found.slug}`}>
            {found.title}
          </a>
          ?
        </>
      )}
    </p>
  )
}

/** Reads the list of chapters that is there for programs: a page that was found has no need to carry one. */
async function findNearest(): Promise<Chapter | undefined> {
  const [{ nearestTo }, answer] = await Promise.all([import('@/lib/reader/nearest'), fetch('/llms.txt')])
  const lines = [...(await answer.text()).matchAll(/^- \[(.+)\]\(\S*\/chapters\/([^/]+)\.md\)/gm)]
  const chapters = lines.map(([, title = '', slug = '']) => ({ slug, title }))
  const slug = nearestTo(
    window.location.pathname,
    chapters.map((chapter) => chapter.slug),
  )
  return chapters.find((chapter) => chapter.slug === slug)
}
