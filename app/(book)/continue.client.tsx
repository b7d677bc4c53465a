'use client'

import Link from 'next/link'
import { useCallback, useEffect, useState } from 'react'
import { type MarkWords, markChapters } from '@/app/_ui/marks.client'
import { useProgress } from '@/app/_ui/progress.client'
import { readPlaces } from '@/lib/reader/place'
import { lastPlace } from '@/lib/reader/places'

type Props = {
  /** Where a reader begins who was never here. */
  href: string
  label: string
  /** Before the title of the chapter in which a reader goes on. */
  on: string
  marks: MarkWords
}

/** The way into the book: its beginning, or, for who was here before, where they left off. */
export function Continue({ href, label, on, marks }: Props) {
  const [way, setWay] = useState({ href, label })

  const look = useCallback(() => {
    const places = readPlaces()
    markChapters(places, marks)
    const last = lastPlace(places)
    const links = [...document.querySelectorAll<HTMLElement>('main [data-chapter]')]
    // Who has read all they began goes on with the first they did not.
    const isNext = ({ chapter = '' }: DOMStringMap) => (last ? chapter === last.slug : !(chapter in places.chapters))
    const next = Object.keys(places.chapters).length > 0 && links.find(({ dataset }) => isNext(dataset))
    if (!next) return
    const { chapter, title } = next.dataset
    const at = last && last.at !== 'start' ? `#${last.at}` : ''
    setWay({ href: `/chapters/${chapter}${at}`, label: `${on} ${title}` })
  }, [on, marks])

  useEffect(look, [look])
  useProgress(look)

  return (
    <Link className="button !justify-between" href={way.href} prefetch={false}>
      <span className="truncate">{way.label}</span>
      <span aria-hidden="true">→</span>
    </Link>
  )
}
