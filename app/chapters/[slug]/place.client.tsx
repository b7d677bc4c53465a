'use client'

import { useEffect, useState } from 'react'
import { markChapters } from '@/app/_ui/marks.client'
import { changedSections, keeper, keepPlace, type Place, placeAfter, readPlaces } from '@/lib/reader/place'
import { followReading } from './scroll.client'

type Props = {
  slug: string
  version: string
  /** By section: the version of its text. */
  versions: Record<string, string>
}

type Section = { id: string; text: string }

/** Says where this reader was and what has changed since, in a line that is there for everybody; keeps where they are. */
export function PlaceLine({ slug, version, versions }: Props) {
  const [was, setWas] = useState<Section>()
  const [changed, setChanged] = useState<Section[]>([])

  useEffect(() => {
    const places = readPlaces(keeper())
    let place: Place | undefined = places.chapters[slug]
    const sections = sectionsOf()
    const named = (id: string) => sections.filter((section) => section.id === id)
    setWas(place && place.share < 96 && !window.location.hash ? named(place.at)[0] : undefined)
    setChanged(place ? changedSections(place, versions).flatMap(named) : [])
    markChapters(places)
    const all = [...document.querySelectorAll<HTMLElement>('[data-chapter]')].map((link) => link.dataset.chapter ?? '')
    return followReading((at, share) => {
      place = placeAfter(place, { at, share, versions, version, when: Date.now() })
      keepPlace(keeper(), slug, place, all)
    })
  }, [slug, version, versions])

  const [first] = changed
  return (
    <p className="place-line">
      {was && (
        <a href={`#${was.id}`}>
          Go on at <span>{was.text}</span>
        </a>
      )}
      {first && (
        <a href={`#${first.id}`} title={changed.map(({ text }) => text).join(', ')}>
          {changed.length === 1 ? 'One section has' : `${changed.length} sections have`} changed since
        </a>
      )}
    </p>
  )
}

function sectionsOf(): Section[] {
  const links = document.querySelectorAll<HTMLAnchorElement>('.toc ol ol a')
  return [...links].map((link) => ({ id: decodeURIComponent(link.hash.slice(1)), text: link.textContent }))
}
