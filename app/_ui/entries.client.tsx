'use client'

/**
 * Has every entry of the browser's history know its page. Next notes in an entry what it shows, but not in those that a
 * link within a page makes; and who goes back to one of them from another page finds the address changed and the page not.
 */
export function keepEntries(signal: AbortSignal): void {
  let last: { page: string; state: unknown } | undefined
  const page = () => window.location.pathname + window.location.search
  // Before the link is followed.
  const note = () => {
    if (window.history.state) last = { page: page(), state: window.history.state }
  }
  const mend = () => {
    if (!window.history.state && last?.page === page()) window.history.replaceState(last.state, '')
  }
  document.addEventListener('click', note, { signal, capture: true })
  window.addEventListener('hashchange', mend, { signal })
}
