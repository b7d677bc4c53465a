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
    const links = [...document.querySelectorAll<HTMLElement>('main [data-chapter]')]
    // Who has read all they began goes on with the first they did not.
    const isNext = ({ chapter = '' }: DOMStringMap) => (last ? chapter === last.slug : !(chapter in places.chapters))
    const next = Object.keys(places.chapters).length > 0 && links.find(({ dataset }) => isNext(dataset))
    if (!next) return
    const { chapter, title } = next.dataset
    const at = last && last.at !== 'start' ? `#${last.at}` : ''
    setWay({ href: `/chapters/${chapter}${at}`, label: `Go on: ${title}` })
  }, [])

  return (
    <Link className="button !justify-between" href={way.href} prefetch={false}>
      <span className="truncate">{way.label}</span>
      <span aria-hidden="true">→</span>
    </Link>
  )
}
