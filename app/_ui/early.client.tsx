'use client'

declare global {
  interface Window {
    /** Keys and presses, by the script in the head (`lib/first.mjs`), until somebody is there to answer them. */
    early?: (Event & { target: EventTarget & Partial<Element> })[]
  }
}

/**
 * Does now what was pressed before the page was awake. What a browser does by itself is done; a button without a form or a
 * popover would have done nothing. One that was pressed twice meanwhile was pressed by somebody who waits: it is pressed once.
 */
export function catchUp(): void {
  window.onclick = window.onkeydown = null
  const early = window.early?.splice(0).map((event) => {
    const button = event.target.closest?.('[type=button]:not([popovertarget])') ?? null
    return [event.type === 'click' ? button : event, event] as const
  })
  const wanted = new Map(early)
  wanted.delete(null)
  for (const event of wanted.values()) {
    // Another one: what was dispatched once counts as done, and browsers differ in what they then leave out.
    event.target.dispatchEvent(new (event.constructor as typeof Event)(event.type, event))
  }
}
