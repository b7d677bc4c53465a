'use client'

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
  window.scrollBy({ top: element.getBoundingClientRect().top - place.top, behavior: 'instant' })
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

/** Whether any of a slot can be seen. */
export function isSeen(root: HTMLElement | null, slot: string): boolean {
  const box = findSlot(root, slot)?.getBoundingClientRect()
  return box !== undefined && box.bottom > 0 && box.top < window.innerHeight
}

/**
 * Changes something and keeps what is being read where it is: browsers that do so by themselves are told not to, since
 * not all do.
 */
export function keepPlace(root: HTMLElement | null, scroller: Element | null, change: () => void): void {
  const anchor = [...(root?.querySelectorAll('[data-slot], .heading') ?? [])].find((element) => {
    const { bottom, height } = element.getBoundingClientRect()
    return height > 0 && bottom > covered
  })
  const before = anchor?.getBoundingClientRect().top ?? 0
  change()
  const moved = anchor?.isConnected ? anchor.getBoundingClientRect().top - before : 0
  if (Math.abs(moved) >= 1) scroller?.scrollBy({ top: moved, behavior: 'instant' })
}
