'use client'

import Link from 'next/link'
import { useCallback, useEffect, useState } from 'react'
import { type MarkWords, markChapters } from '@/app/_ui/marks.client'
import { useProgress } from '@/app/_ui/progress.client'
import { useReader } from '@/app/_ui/reader.client'
import { addressOf } from '@/lib/reader/path'
import { readPlaces } from '@/lib/reader/place'
import { lastPlace } from '@/lib/reader/places'

type Props = {
  /** Where a reader begins who was never here. */
  href: string
  label: string
  words: {
    /** Before the title of the chapter in which a reader goes on. */
    on: string
    /** To the same chapter, as it is told to them; without an account, to one. */
    explain: string
    signUp: string
    marks: MarkWords
  }
}

/** The ways into the book: its beginning, or, for who was here before, where they left off; and to have it explained. */
export function Continue({ href, label, words: { on, explain, signUp, marks } }: Props) {
  const [way, setWay] = useState({ href, label })
  const { signedIn } = useReader()

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

  const reading = `${way.href.split('#')[0]}?personalize`
  return (
    <div className="mt-8 flex flex-wrap gap-3">
      {/* As wide whatever it says, so that nothing moves when it knows its reader. */}
      <Link className="button !justify-between w-72 max-w-full" href={way.href} prefetch={false}>
        <span className="truncate">{way.label}</span>
        <span aria-hidden="true">→</span>
      </Link>
      {/* Who has an account and presses before that is known is led on from there. */}
      <Link
        className="button-quiet"
        href={signedIn ? reading : addressOf('/sign-up', { next: reading })}
        prefetch={false}
      >
        {signedIn ? explain : signUp}
      </Link>
    </div>
  )
}
