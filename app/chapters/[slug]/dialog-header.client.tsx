'use client'

import { useCallback, useRef } from 'react'
import { isOpen, openSections, progressOf, type Reading } from '@/lib/reader/state'
import type { Lack } from './about.client'
import { statusWords } from './words'

type HeaderProps = {
  titleId: string
  title: string
  reading: Reading
  lacks?: Lack
  onStop(): void
  onRetry(): void
  onClose(): void
}

/** What is read, how far it has come, and what can be done about it. */
export function DialogHeader({ titleId, title, reading, lacks, onStop, onRetry, onClose }: HeaderProps) {
  const progress = progressOf(reading)
  const open = isOpen(reading)
  const begins = !lacks || lacks === 'session'
  const again = !open && !lacks && (openSections(reading)?.length ?? 1) > 0
  const heading = useRef<HTMLHeadingElement>(null)

  // A button that goes while it has the focus would leave a keyboard nowhere.
  const keepFocus = useCallback((button: HTMLButtonElement) => {
    return () => {
      if (document.activeElement === button) heading.current?.focus()
    }
  }, [])

  return (
    <header className="sticky top-0 z-10 border-line border-b bg-paper font-sans">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-2.5">
        <h1 ref={heading} id={titleId} tabIndex={-1} className="min-w-0 grow basis-24 truncate font-semibold">
          {title}
        </h1>
        <p className="text-muted text-sm tabular-nums" aria-hidden="true">
          {begins ? statusWords(reading, progress) : 'As written'}
        </p>
        <p className="sr-only" role="status">
          {begins ? statusWords(reading, rounded(progress)) : ''}
        </p>
        <div className="flex gap-2">
          {(open || again) && (
            <button
              ref={keepFocus}
              type="button"
              className={open ? 'button-quiet' : 'button'}
              onClick={open ? onStop : onRetry}
            >
              {open ? 'Stop' : 'Retry'}
            </button>
          )}
          <button type="button" className="button-quiet" onClick={onClose}>
            Close
          </button>
        </div>
      </div>
      <progress
        aria-label="Passages done"
        max={progress.total || 1}
        value={progress.answered}
        className={open ? 'reading-progress' : 'reading-progress invisible'}
      />
    </header>
  )
}

// Said four times at most: a voice that counts every passage drowns the text it reads.
function rounded({ answered, total }: { answered: number; total: number }) {
  const step = Math.max(1, Math.ceil(total / 4))
  return { answered: answered === total ? total : answered - (answered % step), total }
}
