'use client'

import { type FocusEvent, type PointerEvent, type ReactNode, useContext, useRef } from 'react'
import { ReadingContext } from '@/app/(book)/chapters/[slug]/reading.client'

/**
 * A word and its definition, a popover: the browser opens it at a press, with a script or without, and closes it on
 * Escape. Here it opens under the pointer and on focus too, and stays while the pointer is on it.
 */
export function Definition({ id, word, children }: { id: string; word: ReactNode; children: ReactNode }) {
  const prefix = useContext(ReadingContext)?.prefix ?? ''
  const card = useRef<HTMLSpanElement>(null)
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined)

  function show(isShown: boolean, after: number) {
    clearTimeout(soon.current)
    soon.current = setTimeout(() => card.current?.togglePopover(isShown), after)
  }

  const hover = (isShown: boolean) => (event: PointerEvent) => {
    if (event.pointerType === 'mouse') show(isShown, 200)
  }

  function leave({ relatedTarget, currentTarget }: FocusEvent) {
    if (!currentTarget.contains(relatedTarget)) show(false, 0)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed is the button; this only follows the pointer
    <span className="term" onPointerEnter={hover(true)} onPointerLeave={hover(false)} onBlur={leave}>
      <button
        type="button"
        popoverTarget={prefix + id}
        popoverTargetAction="show"
        aria-describedby={prefix + id}
        onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && show(true, 0)}
      >
        {word}
      </button>
      <span className="term-card" id={prefix + id} popover="auto" ref={card}>
        {children}
      </span>
    </span>
  )
}
