'use client'

import { type ReactNode, type RefObject, useEffect, useMemo, useState } from 'react'
import { useReader } from '@/app/_ui/reader.client'
import { AboutReading, lackOf } from './about.client'
import { DialogFoot } from './dialog-foot.client'
import { DialogHeader } from './dialog-header.client'
import { ReadingContext } from './reading.client'
import type { ChapterAbout } from './room.client'
import { listenToKeys } from './room-keys.client'
import { useWords } from './room-words.client'
import { RunningContext, SectionWord } from './section-word.client'
import { SlotReading } from './slot-reading.client'
import type { RunningReading } from './use-reading.client'
import type { Showing } from './use-shown.client'

type DialogProps = {
  ref: RefObject<HTMLDialogElement | null>
  chapter: ChapterAbout
  running: RunningReading
  showing: Showing
  onPage(): void
  onClose(): void
  children: ReactNode
}

/** Stands before every id in the dialog; the page behind it has the same chapter. */
const prefix = 'reading-'

/** The reading room: the chapter once more, and in its slots what is answered for this reader. */
export function ReadingDialog({ ref, chapter, running, showing, onPage, onClose, children }: DialogProps) {
  const { reading, as } = running
  const { signedIn } = useReader()
  const [compares, setCompares] = useState(false)
  const lacks = as ? undefined : lackOf(reading)
  const isOwn = !as && signedIn !== false && lacks !== 'account' && lacks !== 'background'
  const { store, isPainted, turnOriginal } = showing

  useEffect(() => {
    const element = ref.current
    const left = new AbortController()
    element?.showModal()
    element?.addEventListener('click', followWithin, { signal: left.signal })
    if (element) listenToKeys(element, left.signal)
    // The page behind must not scroll under a reader's hand.
    document.documentElement.style.overflow = 'hidden'
    return () => {
      left.abort()
      document.documentElement.style.overflow = ''
    }
  }, [ref])

  // The same for every slot, so that an answer draws its own slot anew and not the whole chapter.
  const context = useMemo(
    () => ({
      prefix,
      draw: (slot: string, original: ReactNode) => (
        <SlotReading id={slot} original={original} store={store} onTurn={turnOriginal} compares={compares} dims />
      ),
      above: (section: string) => <SectionWord before={section} />,
    }),
    [store, turnOriginal, compares],
  )

  return (
    <dialog
      ref={ref}
      aria-labelledby={`${prefix}title`}
      onClose={onClose}
      className="reading-room m-0 h-dvh max-h-none w-full max-w-none scroll-pt-28 overflow-y-auto overscroll-contain bg-paper font-serif text-ink"
    >
      <DialogHeader
        prefix={prefix}
        title={chapter.title}
        running={running}
        lacks={lacks}
        compares={compares}
        onCompare={() => setCompares(!compares)}
        onPage={onPage}
        onClose={() => ref.current?.close()}
      />
      <DialogFoot slug={chapter.slug} reading={reading} lacks={lacks} showing={showing} />
      <div className="px-5 pb-40">
        <div className={compares ? 'reading-wide' : 'mx-auto max-w-160 pt-8'}>
          <AboutReading chapter={chapter} running={running} lacks={lacks} />
          {compares && <Sides />}
          <article className={isPainted ? 'prose' : 'prose invisible'} aria-busy={!isPainted}>
            <RunningContext value={isOwn ? running : undefined}>
              <ReadingContext value={context}>{children}</ReadingContext>
              <SectionWord />
            </RunningContext>
          </article>
        </div>
      </div>
    </dialog>
  )
}

/** What stands on which side; a voice is told at each passage. */
function Sides() {
  const { pair } = useWords()
  return (
    <div aria-hidden="true" className="reading-sides">
      <p>{pair.original}</p>
      <p>{pair.told}</p>
    </div>
  )
}

// New prose links to ids as the page has them; in here they are prefixed, and the address stays the page's own.
function followWithin(event: MouseEvent) {
  if (!(event.target instanceof Element) || event.metaKey || event.ctrlKey || event.shiftKey) return
  const link = event.target.closest('a[href*="#"]')
  if (!(link instanceof HTMLAnchorElement) || link.pathname !== window.location.pathname) return
  const id = decodeURIComponent(link.hash.slice(1))
  const target = document.getElementById(id.startsWith(prefix) ? id : prefix + id)
  if (!target) return
  event.preventDefault()
  target.scrollIntoView()
  if (target.tabIndex < 0) target.tabIndex = -1
  target.focus({ preventScroll: true })
}
