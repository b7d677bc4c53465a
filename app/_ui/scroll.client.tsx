'use client'

/** A place is kept once scrolling has rested this long, in milliseconds. */
const rest = 400

/**
 * Follows the reader through the chapter on the page: marks the section in the outline, names it in the bar, and says
 * when reading rests where it is.
 * @param onRest is given the id of the section, and how far in the chapter the screen ends and begins, in percent
 * @returns how to end it
 */
export function followReading(onRest: (at: string, share: number, from: number) => void): () => void {
  const article = document.querySelector<HTMLElement>('main article')
  const contents = document.querySelector<HTMLElement>('.toc')
  const bar = document.querySelector('.chapter-bar-place')
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.toc ol ol a')]
  if (!article || !contents) return () => {}
  askForItalic(article)
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let at: string | undefined

  const sectionNow = () => {
    const line = window.innerHeight * 0.3
    const isEnd = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 4
    const isAbove = (element: Element) => element.getBoundingClientRect().top < (isEnd ? window.innerHeight : line)
    return links.findLast((link) => {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
      // Where it stands in a part that is not yet set is asked only once that part has come so far.
      return heading && isAbove(heading.closest('.later') ?? heading) && isAbove(heading)
    })
  }
  const share = (edge: number) => {
    const { top, height } = article.getBoundingClientRect()
    return Math.max(0, Math.min(100, Math.round(((edge - top) / height) * 100)))
  }
  const say = () => at !== undefined && onRest(at, share(window.innerHeight), share(0))
  const look = () => {
    frame = 0
    const link = sectionNow()
    const found = link ? decodeURIComponent(link.hash.slice(1)) : 'start'
    if (found !== at) {
      at = found
      for (const each of links) each.toggleAttribute('aria-current', false)
      link?.setAttribute('aria-current', 'location')
      if (bar) bar.textContent = link?.textContent ?? ''
      if (link) keepInView(link, contents)
    }
    clearTimeout(timer)
    timer = setTimeout(say, rest)
  }
  const onScroll = () => {
    frame ||= requestAnimationFrame(look)
  }
  // In the drawer a section is behind what was pressed.
  const onPress = ({ target }: Event) => {
    if (target instanceof Element && target.closest('a') && contents.matches(':popover-open')) contents.hidePopover()
  }

  const stop = new AbortController()
  const { signal } = stop
  window.addEventListener('scroll', onScroll, { passive: true, signal })
  window.addEventListener('pagehide', say, { signal })
  contents.addEventListener('click', onPress, { signal })
  window.matchMedia('(width >= 64rem)').addEventListener('change', () => contents.hidePopover?.(), { signal })
  onScroll()
  return () => {
    stop.abort()
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

/** Before a reader comes to a word in it. A page asks for it itself only where its first screens have one (`scripts/head.mjs`). */
function askForItalic(article: HTMLElement): void {
  if (article.querySelector('em, i, cite, dfn')) document.fonts.load('italic 1em "Literata Parts"').catch(() => {})
}

/** Scrolls the contents, and never the page, so far that the link can be seen. */
function keepInView(link: HTMLElement, box: HTMLElement): void {
  const [inner, outer] = [link.getBoundingClientRect(), box.getBoundingClientRect()]
  if (inner.top < outer.top + 64) box.scrollTop += inner.top - outer.top - 64
  else if (inner.bottom > outer.bottom - 64) box.scrollTop += inner.bottom - outer.bottom + 64
}
