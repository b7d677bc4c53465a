'use client'

import {
  type ComponentType,
  createContext,
  type ReactNode,
  startTransition,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { RoomWords } from '@/app/_ui/words/english/room'
import { loadRoomWords } from '@/app/_ui/words/later'
import type { Words } from '@/app/_ui/words/words'
import { beginsByItself, findInPage } from '@/lib/reader/begin'
import { type Reading, ReadingContext } from './reading.client'
import type { ReadingRoomProps } from './reading-room.client'

export type ChapterAbout = {
  slug: string
  title: string
  /** Hash of the chapter's source. */
  revision: string
  /** Hash of what editors wrote for readers; while they write, a reading is asked for again when it changes. */
  material: string
  /** What a reader calls the anchors of the vocabulary, by their id. */
  labels: Record<string, string>
  /** As whom anybody may read the chapter. */
  readers: { id: string; name: string }[]
}

type RoomProps = {
  chapter: ChapterAbout
  /** The chapter as the page draws it; the dialog draws it a second time. */
  text: ReactNode
  children: ReactNode
}

type Door = {
  isOpen: boolean
  failed: boolean
  isReady: boolean
  page?: Reading
  open(): void
  button(element: HTMLButtonElement | null): void
}

const DoorContext = createContext<Door | undefined>(undefined)

/** A chapter's page, from which the reading room is entered. The room is fetched when it is first wanted. */
export function Room({ chapter, text, children }: RoomProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [loaded, setLoaded] = useState<{ Room: ComponentType<ReadingRoomProps>; words: RoomWords }>()
  const [isOpen, setOpen] = useState(false)
  const [begun, setBegun] = useState(false)
  const [isReady, setReady] = useState(false)
  const [failed, setFailed] = useState(false)
  const [page, setPage] = useState<Reading>()

  const load = useCallback(async () => {
    setFailed(false)
    try {
      const [{ ReadingRoom }, words] = await Promise.all([import('./reading-room.client'), loadRoomWords()])
      startTransition(() => setLoaded({ Room: ReadingRoom, words }))
    } catch {
      // Browsers and bundlers each have an error of their own for a script that did not come.
      setOpen(false)
      setFailed(true)
    }
  }, [])

  const open = useCallback(() => {
    setOpen(true)
    load()
  }, [load])

  const close = useCallback(() => {
    setOpen(false)
    setBegun(false)
    button.current?.focus({ preventScroll: true })
  }, [])

  // Who signed in for this comes back to the open dialog; a reload later does not open it again.
  useEffect(() => {
    const address = new URL(window.location.href)
    if (address.searchParams.has('personalize')) {
      address.searchParams.delete('personalize')
      window.history.replaceState(window.history.state, '', address)
      open()
    } else if (beginsByItself() || findInPage(chapter.slug) !== undefined) {
      setBegun(true)
      load()
    }
  }, [open, load, chapter.slug])

  const door = useMemo(
    () => ({
      isOpen,
      failed,
      isReady: isReady && begun,
      page,
      open,
      button: (element: HTMLButtonElement | null) => {
        button.current = element
      },
    }),
    [isOpen, failed, isReady, begun, page, open],
  )
  return (
    <DoorContext value={door}>
      {children}
      {loaded && (isOpen || begun || page) && (
        <loaded.Room
          chapter={chapter}
          words={loaded.words}
          isOpen={isOpen}
          page={page}
          onOpen={open}
          onClose={close}
          onPage={setPage}
          onReady={setReady}
        >
          {text}
        </loaded.Room>
      )}
    </DoorContext>
  )
}

/** The way into the reading room, and what it is. */
export function PersonalizeButton({ words }: { words: Words['personalize'] }) {
  const door = useContext(DoorContext)
  return (
    <div className="font-sans noscript:hidden print:hidden">
      <button
        ref={door?.button}
        type="button"
        className="button aria-disabled:cursor-progress aria-disabled:opacity-70"
        aria-haspopup="dialog"
        aria-disabled={door?.isOpen}
        aria-describedby="personalize-words"
        onClick={door?.open}
      >
        {words.button}
      </button>
      <p id="personalize-words" className="mt-2 text-muted text-sm">
        {door?.isReady ? words.ready : words.about}
      </p>
      <p role="alert" className="text-danger text-sm">
        {door?.failed && words.failed}
      </p>
    </div>
  )
}

/** The chapter on the page: as written, until its reader has asked for the other in its place. */
export function PageText({ children }: { children: ReactNode }) {
  return <ReadingContext value={useContext(DoorContext)?.page}>{children}</ReadingContext>
}
