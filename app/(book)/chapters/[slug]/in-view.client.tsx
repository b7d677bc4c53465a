'use client'

import type { Side } from '@/lib/reader/settle'

/** A slot and how far below the upper edge of the screen it begins, in pixels. */
type SlotPlace = { slot: string; top: number }

/** What the head of the dialog covers, and about what a bar of the page does. */
const covered = 64

/** The text on the page. */
export function pageText(): HTMLElement | null {
  return document.querySelector('main article')
}

/** The slot that is being read: the first that can be seen, in the dialog or in the page. */
export function firstSlot(root: HTMLElement | null = pageText()): SlotPlace | undefined {
  for (const element of root?.querySelectorAll<HTMLElement>('[data-slot]') ?? []) {
    const { top, bottom, height } = element.getBoundingClientRect()
    if (height > 0 && bottom > covered) return { slot: element.dataset.slot ?? '', top }
  }
}

/** Scrolls the page so that the slot stands where it stood, and reads on from there. */
export function scrollToSlot(place: SlotPlace | undefined): void {
  const element = place && findSlot(pageText(), place.slot)
  if (!element) return
  window.scrollBy({ top: element.getBoundingClientRect().top - place.top })
  focusOn(element)
}

/** Gives the focus to some text, so that a keyboard and a voice go on from there. */
export function focusOn(element: HTMLElement | null): void {
  if (!element) return
  element.tabIndex = -1
  element.focus({ preventScroll: true })
}

export function findSlot(root: HTMLElement | null, slot: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-slot="${CSS.escape(slot)}"]`) ?? null
}

/** Where a slot is: in view if any of it can be seen. */
export function sideOf(root: HTMLElement | null, slot: string): Side {
  const box = findSlot(root, slot)?.getBoundingClientRect()
  if (!box || box.top >= window.innerHeight) return 'below'
  return box.bottom > 0 ? 'in view' : 'above'
}

/**
 * Keeps what is being read where it is, whatever above it grows: an answer, a question at the end of a section, a line
 * about the reading. Most browsers do so by themselves; for the others a change of size is told after layout and before
 * anything is painted, so nobody sees it move.
 * @returns how to end it
 */
export function holdPlace(root: HTMLElement, scroller: Element): () => void {
  if (CSS.supports('overflow-anchor', 'auto')) return () => {}
  let anchor = anchorIn(root)
  const mark = () => {
    anchor = anchorIn(root)
  }
  const hold = new ResizeObserver(() => {
    const moved = anchor?.element.isConnected ? anchor.element.getBoundingClientRect().top - anchor.top : 0
    // Who is at the very top sees what comes there.
    if (Math.abs(moved) >= 1 && scroller.scrollTop > 0) scroller.scrollBy({ top: moved })
    mark()
  })
  const stop = new AbortController()
  // Scrolling does not bubble, but it can be caught on its way down: of the dialog as of the page.
  document.addEventListener('scroll', mark, { capture: true, passive: true, signal: stop.signal })
  for (const child of root.children) hold.observe(child)
  return () => {
    stop.abort()
    hold.disconnect()
  }
}

/** The first slot or heading that can be seen, and where it stands. */
function anchorIn(root: HTMLElement): { element: Element; top: number } | undefined {
  for (const element of root.querySelectorAll('[data-slot], .heading')) {
    const { top, bottom, height } = element.getBoundingClientRect()
    if (height > 0 && bottom > covered) return { element, top }
  }
}
