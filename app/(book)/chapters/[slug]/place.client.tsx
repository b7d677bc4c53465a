'use client'

import { useEffect, useState } from 'react'
import { type MarkWords, markChapters } from '@/app/_ui/marks.client'
import { useProgress } from '@/app/_ui/progress.client'
import { followReading } from '@/app/_ui/scroll.client'
import type { Words } from '@/app/_ui/words/words'
import { changedSections, keepPlace, placeAfter, readPlaces } from '@/lib/reader/place'
import { type Section, sectionsOf } from './sections.client'

type Props = {
  slug: string
  version: string
  /** By section: the version of its text. */
  versions: Record<string, string>
  words: Words['place']
  marks: MarkWords
}

/** Says where this reader was and what has changed since, in a line that is there for everybody; keeps where they are. */
export function PlaceLine({ slug, version, versions, words, marks }: Props) {
  const [was, setWas] = useState<Section>()
  const [changed, setChanged] = useState<Section[]>([])

  useEffect(() => {
    const places = readPlaces()
    const place = places.chapters[slug]
    const sections = sectionsOf()
    const named = (id: string) => sections.filter((section) => section.id === id)
    setWas(place && place.share < 96 && !window.location.hash ? named(place.at)[0] : undefined)
    setChanged(place ? changedSections(place, versions).flatMap(named) : [])
    markChapters(places, marks)
    const all = [...document.querySelectorAll<HTMLElement>('[data-chapter]')].map((link) => link.dataset.chapter ?? '')
    return followReading((at, share, from) => {
      const known = readPlaces().chapters[slug]
      // Who has only opened the chapter has not gone back to its beginning, and may be further in another browser.
      const isOpened = window.scrollY === 0
      if (isOpened && known && known.at !== 'start') return
      const when = isOpened ? (known?.when ?? 0) : Date.now()
      keepPlace(slug, placeAfter(known, { at, share, versions, version, when }, from), all)
    })
  }, [slug, version, versions, marks])

  // Before anything is read here, it is as if it had been kept here all along.
  useProgress(() => {
    const places = readPlaces()
    const place = places.chapters[slug]
    markChapters(places, marks)
    if (place && place.share < 96 && window.scrollY === 0) setWas(sectionsOf().find(({ id }) => id === place.at))
  })

  const [first] = changed
  return (
    <p className="place-line">
      {was && (
        <a href={`#${was.id}`}>
          {words.on} <span>{was.text}</span>
        </a>
      )}
      {first && (
        <a href={`#${first.id}`} title={changed.map(({ text }) => text).join(', ')}>
          {changed.length === 1 ? words.changed : `${changed.length} ${words.changedMany}`}
        </a>
      )}
    </p>
  )
}
