'use client'

import {
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { local } from '@/lib/reader/keeper'
import { findOriginals, keepOriginals } from '@/lib/reader/originals'
import { type Side, settle } from '@/lib/reader/settle'
import { openShown, type Shown, type ShownStore } from '@/lib/reader/shown'
import { isOpen as isComing, type Reading } from '@/lib/reader/state'
import { findSlot, focusOn, holdPlace, pageText, sideOf } from './in-view.client'
import type { ChapterAbout } from './room.client'
import type { RunningReading } from './use-reading.client'

export type Showing = {
  store: ShownStore
  /** Whether the first screen has settled, so that it may be painted. */
  isPainted: boolean
  /** Shows the new words that wait in view. */
  reveal(): void
  /** Wants a slot as written, or no more; remembered for this revision of the chapter. */
  turnOriginal(slot: string): void
}

/** The first screen is painted once it has settled, but no later than this, in milliseconds. */
const longestBlank = 1000
/** Slots drawn anew in one frame. */
const most = 8

/**
 * Settles what has come into the text without moving what is being read, in the dialog or in the page. What a reader has
 * just asked for is shown where they look: all of it to who wants to read as `as`, and a section that is wanted anew.
 */
export function useShown(
  { slug, revision }: ChapterAbout,
  { reading, as }: RunningReading,
  dialog: RefObject<HTMLDialogElement | null>,
  isOpen: boolean,
): Showing {
  const [store] = useState(() => openShown(findOriginals(local, slug, revision)))
  const [isPainted, setPainted] = useState(false)
  const frame = useRef(0)
  // What a frame or a press finds when it comes.
  const latest = useRef({ reading, isOpen, isPainted })
  useLayoutEffect(() => {
    latest.current = { reading, isOpen, isPainted }
  })

  const { look, reveal } = useMemo(() => {
    const root = () => (latest.current.isOpen ? dialog.current : pageText())

    function show(where: (slot: string) => Side) {
      const { reading, isOpen, isPainted } = latest.current
      const next = settle(store.get().answers, reading.slots, where, most)
      store.set({ answers: next.answers, held: next.held, waiting: waitingOf(reading, root(), store.get().waiting) })
      if (isOpen && !isPainted && !next.more && isSettled(root(), reading)) setPainted(true)
      if (next.more) schedule()
      // Nobody has scrolled, and yet another section may stand where the reader is: the outline looks again.
      if (!isOpen) requestAnimationFrame(() => window.dispatchEvent(new Event('scroll')))
    }

    function schedule() {
      frame.current ||= requestAnimationFrame(() => {
        frame.current = 0
        const { reading, isOpen, isPainted } = latest.current
        // What is not painted yet can be drawn wherever it is.
        const isBlank = isOpen && !isPainted
        const wanted = slotsAgain(reading)
        show((slot) => (isBlank || wanted.has(slot) ? 'below' : sideOf(root(), slot)))
      })
    }

    function reveal() {
      const [first] = store.get().held
      show(() => 'below')
      if (first !== undefined) focusOn(findSlot(root(), first))
    }
    return { look: schedule, reveal }
  }, [store, dialog])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another reading, or another place to show it, is looked at anew.
  useEffect(() => look(), [look, reading, isOpen, isPainted])

  useEffect(() => {
    const root = isOpen ? dialog.current : pageText()
    const scroller = isOpen ? root : document.scrollingElement
    return root && scroller ? holdPlace(root, scroller) : undefined
  }, [dialog, isOpen])

  // biome-ignore lint/correctness/useExhaustiveDependencies: told to somebody else, it begins anew.
  useEffect(() => {
    setPainted(false)
    if (!isOpen) return
    const timer = setTimeout(() => setPainted(true), longestBlank)
    return () => clearTimeout(timer)
  }, [isOpen, as])

  useEffect(() => {
    const onScroll = () => {
      if (store.get().held.size > 0) look()
    }
    const stop = new AbortController()
    // Scrolling does not bubble, but it can be caught on its way down: of the dialog as of the page.
    document.addEventListener('scroll', onScroll, { capture: true, passive: true, signal: stop.signal })
    return () => {
      stop.abort()
      cancelAnimationFrame(frame.current)
      frame.current = 0
    }
  }, [store, look])

  const turnOriginal = useCallback(
    (slot: string) => {
      const originals = new Set(store.get().originals)
      if (!originals.delete(slot)) originals.add(slot)
      store.set({ originals })
      keepOriginals(local, slug, revision, originals)
    },
    [store, slug, revision],
  )
  return { store, isPainted, reveal, turnOriginal }
}

/** What one slot, or whoever asks, sees of what is shown. */
export function useSlotShown<T>(store: ShownStore, look: (shown: Shown) => T): T {
  const see = () => look(store.get())
  return useSyncExternalStore(store.subscribe, see, see)
}

function waitingOf(reading: Reading, root: HTMLElement | null, before: ReadonlySet<string>): ReadonlySet<string> {
  if (!isComing(reading)) return before.size > 0 ? new Set() : before
  if (reading.plan) return reading.waiting
  const all = root?.querySelectorAll<HTMLElement>('[data-slot]') ?? []
  return new Set([...all].map(({ dataset }) => dataset.slot ?? ''))
}

function slotsAgain({ plan, again }: Reading): ReadonlySet<string> {
  return new Set(plan?.sections.filter(({ id }) => again.has(id)).flatMap(({ slots }) => slots))
}

function isSettled(root: HTMLElement | null, reading: Reading): boolean {
  if (!isComing(reading)) return reading.status !== 'idle'
  return reading.plan !== undefined && ![...reading.waiting].some((slot) => sideOf(root, slot) === 'in view')
}
