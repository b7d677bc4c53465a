'use client'

declare global {
  interface Window {
    /** Keys and presses, by the script in the head (`lib/first.mjs`), until somebody is there to answer them. */
    early?: Event[]
  }
}

/**
 * Does now what was pressed before the page was awake. What a browser does by itself is done; a button without a form or a
 * popover would have done nothing. One that was pressed twice meanwhile was pressed by somebody who waits: it is pressed once.
 */
export function catchUp(): void {
  const { early = [] } = window
  window.onclick = window.onkeydown = null
  window.early = undefined
  const done = new Set<Element | null>([null])
  for (const event of early) {
    if (!(event.target instanceof Element)) continue
    if (event.type === 'click') {
      const button = event.target.closest('[type=button]:not([popovertarget])')
      if (done.has(button)) continue
      done.add(button)
    }
    // Another one: what was dispatched once counts as done, and browsers differ in what they then leave out.
    event.target.dispatchEvent(Reflect.construct(event.constructor, [event.type, event]))
  }
}
