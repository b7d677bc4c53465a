'use client'

import { useEffect, useRef } from 'react'
import { isOpen, progressOf, type Reading } from '@/lib/reader/state'
import { lackOf } from './about.client'
import { NewWords, SignInBeside } from './dialog-foot.client'
import { useWords } from './room-words.client'
import { type Showing, useSlotShown } from './use-shown.client'
import { statusWords } from './words'

type BarProps = {
  slug: string
  reading: Reading
  /** The reader of the book to whom it is told, where that is not who reads. */
  to?: string
  showing: Showing
  /** Whether its reader comes back from where the bar leads. */
  isBack: boolean
  onOpen(): void
  onLeave(): void
}

/** Says that the chapter on the page stands as told to this reader, and leads back. It lies over the lower edge. */
export function PageBar({ slug, reading, to, showing, isBack, onOpen, onLeave }: BarProps) {
  const isHeld = useSlotShown(showing.store, ({ held }) => held.size > 0)
  const words = useWords()
  const about = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isBack) about.current?.focus({ preventScroll: true })
  }, [isBack])
  const isDone = !isOpen(reading) && !reading.failure
  return (
    <aside aria-label={words.about.label} className="reading-foot reading-bar noscript:hidden print:hidden">
      {isHeld && <NewWords onReveal={showing.reveal} />}
      {lackOf(reading) === 'session' && (
        <div>
          <SignInBeside slug={slug} />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <p role="status" className="me-auto">
          <span className="font-semibold">{to ? words.bar.toldTo(to) : words.bar.told}</span>
          {!isDone && <span className="text-muted"> · {statusWords(reading, progressOf(reading), words)}</span>}
        </p>
        <button ref={about} type="button" className="link min-h-9 cursor-pointer" onClick={onOpen}>
          {words.bar.about}
        </button>
        <button type="button" className="button-quiet" onClick={onLeave}>
          {words.bar.back}
        </button>
      </div>
    </aside>
  )
}
