'use client'

declare global {
  interface Window {
    /** Keys and presses, by the script in the head (`lib/first.mjs`), until somebody is there to answer them. */
    early?: Event[]
  }
}

/**
 * Does now what was pressed before the page was awake. What a browser does by itself is done; a button without a form would
 * have done nothing. One that was pressed twice meanwhile was pressed by somebody who waits: it is pressed once.
 */
export function catchUp(): void {
  const { early = [] } = window
  window.onclick = window.onkeydown = null
  window.early = undefined
  const done = new Set<Element | null>([null])
  for (const event of early) {
    if (!(event.target instanceof Element)) continue
    if (event.type === 'click') {
      const button = event.target.closest('[type=button]')
      if (done.has(button)) continue
      done.add(button)
    }
    event.target.dispatchEvent(event)
  }
}
