'use client'

import './reading.css'
import './reading-room.css'
import './compare.css'
import { type ReactNode, startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { RoomWords } from '@/app/_ui/words/english/room'
import { findInPage } from '@/lib/reader/begin'
import { keepInPage } from '@/lib/reader/in-page'
import { isOpen as isComing } from '@/lib/reader/state'
import { ReadingDialog } from './dialog.client'
import { firstSlot, scrollToSlot } from './in-view.client'
import { PageBar } from './page-bar.client'
import type { Reading } from './reading.client'
import type { ChapterAbout } from './room.client'
import { RoomWordsContext } from './room-words.client'
import { SlotReading } from './slot-reading.client'
import { useReading } from './use-reading.client'
import { useShown } from './use-shown.client'

export type ReadingRoomProps = {
  chapter: ChapterAbout
  words: RoomWords
  /** Whether the dialog is open. */
  isOpen: boolean
  /** What draws the chapter on the page, while the personal text stands there. */
  page?: Reading
  onOpen(): void
  onClose(): void
  onPage(page: Reading | undefined): void
  onReady(isReady: boolean): void
  children: ReactNode
}

/** A reading that runs, in the dialog, in the page, or not to be seen yet. */
export function ReadingRoom({
  chapter,
  words,
  isOpen,
  page,
  onOpen,
  onClose,
  onPage,
  onReady,
  children,
}: ReadingRoomProps) {
  const running = useReading(chapter)
  const { reading, as } = running
  const said = useMemo(() => (as ? { ...words, ...words.ofAnother } : words), [words, as])
  const dialog = useRef<HTMLDialogElement>(null)
  const showing = useShown(chapter, running, dialog, isOpen)
  const { store, reveal, turnOriginal } = showing
  /** Whether the room was entered from the bar in the page, to which its reader then comes back. */
  const [isBack, setBack] = useState(false)
  /** Whether the dialog closes as soon as the page behind it is drawn. */
  const [isLeaving, setLeaving] = useState(false)
  const onwards = useRef<ReturnType<typeof firstSlot>>(undefined)

  const inPage = useMemo(
    () => ({
      prefix: '',
      draw: (slot: string, original: ReactNode) => (
        <RoomWordsContext value={said}>
          <SlotReading id={slot} original={original} store={store} onTurn={turnOriginal} />
        </RoomWordsContext>
      ),
      above: () => undefined,
    }),
    [said, store, turnOriginal],
  )

  const readInPage = useCallback(() => {
    onwards.current = dialog.current ? firstSlot(dialog.current) : undefined
    reveal()
    // Drawn behind the dialog, which closes once it stands: at once, both would hold up what is pressed and typed.
    startTransition(() => {
      onPage(inPage)
      setLeaving(true)
    })
  }, [reveal, onPage, inPage])

  useEffect(() => {
    if (!isLeaving) return
    const frame = requestAnimationFrame(() => {
      setLeaving(false)
      dialog.current?.close()
    })
    return () => cancelAnimationFrame(frame)
  }, [isLeaving])

  // Where the reader was in the dialog, there they are in the page.
  useEffect(() => {
    if (isOpen || !page || !onwards.current) return
    scrollToSlot(onwards.current)
    onwards.current = undefined
  }, [isOpen, page])

  // Read in the page before a reload, it is so again once there is something to read.
  const isBegun = reading.plan !== undefined
  useEffect(() => {
    if (isBegun && findInPage(chapter.slug) !== undefined) onPage(inPage)
  }, [isBegun, chapter.slug, onPage, inPage])
  useEffect(() => {
    if (page) keepInPage(chapter.slug, as ?? '')
  }, [page, chapter.slug, as])

  const isDone = !isComing(reading) && reading.result !== undefined
  useEffect(() => onReady(isDone), [isDone, onReady])

  if (isOpen)
    return (
      <RoomWordsContext value={said}>
        <ReadingDialog
          ref={dialog}
          chapter={chapter}
          running={running}
          showing={showing}
          onPage={readInPage}
          onClose={onClose}
        >
          {children}
        </ReadingDialog>
      </RoomWordsContext>
    )
  if (!page) return undefined
  return (
    <RoomWordsContext value={words}>
      <PageBar
        slug={chapter.slug}
        reading={reading}
        to={chapter.readers.find(({ id }) => id === as)?.name}
        showing={showing}
        isBack={isBack}
        onOpen={() => {
          setBack(true)
          onOpen()
        }}
        onLeave={() => {
          const here = firstSlot()
          keepInPage(chapter.slug, undefined)
          onPage(undefined)
          onClose()
          // Once the page is drawn as written.
          requestAnimationFrame(() => scrollToSlot(here))
        }}
      />
    </RoomWordsContext>
  )
}
