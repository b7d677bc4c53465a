'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { keeper, lastPlace, readPlaces } from '@/lib/reader/place'
import { markChapters } from './_ui/marks.client'

type Props = {
  /** Where a reader begins who was never here. */
  href: string
  label: string
}

/** The way into the book: its beginning, or, for who was here before, where they left off. */
export function Continue({ href, label }: Props) {
  const [way, setWay] = useState({ href, label })

  useEffect(() => {
    const places = readPlaces(keeper())
    markChapters(places)
    const last = lastPlace(places)
    const link = last && document.querySelector<HTMLElement>(`main [data-chapter="${CSS.escape(last.slug)}"]`)
    const title = link?.dataset.title
    if (!last || !title) return
    const to = `/chapters/${last.slug}${last.at === 'start' ? '' : `#${last.at}`}`
    setWay({ href: to, label: `Go on: ${title}` })
  }, [])

  return (
    <Link className="button !justify-between" href={way.href} prefetch={false}>
      <span className="truncate">{way.label}</span>
      <span aria-hidden="true">→</span>
    </Link>
  )
}
