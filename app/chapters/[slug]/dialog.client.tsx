'use client'

import './reading.css'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { AboutReading, lackOf } from './about.client'
import { DialogFoot } from './dialog-foot.client'
import { DialogHeader } from './dialog-header.client'
import { ReadingContext } from './reading.client'
import { Receipt } from './receipt.client'
import { SectionWord } from './section-word.client'
import { SlotAnswers, SlotReading } from './slot-reading.client'
import { useReading } from './use-reading.client'

export type DialogProps = {
  slug: string
  title: string
  labels: Record<string, string>
  onClose(): void
  children: ReactNode
}

/** Stands before every id in the dialog; the page behind it has the same chapter. */
const prefix = 'reading-'

/** The reading room: the chapter once more, and in its slots what is answered for this reader. */
export function ReadingDialog({ slug, title, labels, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const { reading, stop, retry } = useReading(slug)
  const lacks = lackOf(reading)

  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    element?.addEventListener('click', followWithin)
    // The page behind must not scroll under a reader's hand.
    document.documentElement.style.overflow = 'hidden'
    return () => {
      element?.removeEventListener('click', followWithin)
      document.documentElement.style.overflow = ''
    }
  }, [])

  // The same for every slot, so that an answer draws its own slot anew and not the whole chapter.
  const context = useMemo(
    () => ({
      prefix,
      draw: (slot: string, original: ReactNode) => <SlotReading id={slot} original={original} />,
      above: (section: string) => <SectionWord before={section} />,
    }),
    [],
  )

  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${prefix}title`}
      onClose={onClose}
      className="m-0 h-dvh max-h-none w-full max-w-none scroll-pt-28 overflow-y-auto overscroll-contain bg-paper font-serif text-ink"
    >
      <DialogHeader
        titleId={`${prefix}title`}
        title={title}
        reading={reading}
        lacks={lacks}
        onStop={stop}
        onRetry={retry}
        onClose={() => dialog.current?.close()}
      />
      <DialogFoot slug={slug} reading={reading} lacks={lacks} />
      <div className="px-5 pb-40">
        <div className="mx-auto max-w-160 pt-8">
          <AboutReading slug={slug} reading={reading} lacks={lacks} labels={labels} />
          <article className="prose">
            <SlotAnswers value={reading}>
              <ReadingContext value={context}>{children}</ReadingContext>
              <SectionWord />
            </SlotAnswers>
          </article>
          <Receipt reading={reading} />
        </div>
      </div>
    </dialog>
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
