'use client'

import { useCallback, useRef } from 'react'
import { isOpen, openSections, progressOf } from '@/lib/reader/state'
import type { Lack } from './about.client'
import { RoomContents } from './room-contents.client'
import { useWords } from './room-words.client'
import type { RunningReading } from './use-reading.client'
import { statusWords } from './words'

type HeaderProps = {
  /** Stands before every id in the dialog. */
  prefix: string
  title: string
  running: RunningReading
  lacks?: Lack
  compares: boolean
  onCompare(): void
  onPage(): void
  onClose(): void
}

/** What is read, how far it has come, and what can be done about it. */
export function DialogHeader({ prefix, title, running, lacks, compares, onCompare, onPage, onClose }: HeaderProps) {
  const { reading, stop, retry } = running
  const words = useWords()
  const { head } = words
  const progress = progressOf(reading)
  const open = isOpen(reading)
  const begins = !lacks || lacks === 'session'
  const isTold = progress.answered > 0
  const again = !open && !lacks && (openSections(reading)?.length ?? 1) > 0
  const heading = useRef<HTMLHeadingElement>(null)

  // A button that goes while it has the focus would leave a keyboard nowhere.
  const keepFocus = useCallback((button: HTMLButtonElement) => {
    return () => {
      if (document.activeElement === button) heading.current?.focus({ preventScroll: true })
    }
  }, [])

  return (
    <header className="reading-top">
      <div className="reading-head">
        <div className="min-w-0 grow">
          <h1
            ref={heading}
            id={`${prefix}title`}
            tabIndex={-1}
            className="w-fit max-w-full truncate font-semibold leading-snug focus-visible:outline-offset-0"
          >
            {title}
          </h1>
          <p className="min-h-5 truncate text-muted text-sm leading-5 tabular-nums" aria-hidden="true">
            {begins ? statusWords(reading, progress, words) : words.status.asWritten}
          </p>
        </div>
        <p className="sr-only" role="status">
          {begins ? statusWords(reading, rounded(progress), words) : ''}
        </p>
        <RoomContents prefix={prefix} />
        {(open || again) && (
          <button
            ref={keepFocus}
            type="button"
            className={open ? 'button-quiet' : 'button'}
            onClick={open ? stop : retry}
          >
            {open ? head.stop : reading.status === 'stopped' ? head.goOn : head.retry}
          </button>
        )}
        <button
          type="button"
          className="button-quiet max-[72rem]:hidden"
          aria-pressed={compares}
          disabled={!isTold}
          onClick={onCompare}
        >
          {head.compare}
        </button>
        <button type="button" className="button-quiet" disabled={!isTold} onClick={onPage}>
          {head.inPage}
        </button>
        <button type="button" className="button-quiet" onClick={onClose}>
          {head.close}
        </button>
      </div>
      <progress
        aria-label={head.done}
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
