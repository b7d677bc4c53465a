'use client'

import { keepText, local } from '@/lib/reader/keeper'
import { loadDeskWords } from './words/later'

// What the keys do on a page, apart from the listening; fetched when one is first pressed.

/** The theme after the present one: as the device has it, the other, that of the device by name. Kept in this browser. */
export function turnTheme(): void {
  const { dataset } = document.documentElement
  const [other, same] = matchMedia('(prefers-color-scheme: dark)').matches
    ? (['light', 'dark'] as const)
    : (['dark', 'light'] as const)
  const next = dataset.theme === undefined ? other : dataset.theme === other ? same : undefined
  if (next) dataset.theme = next
  else delete dataset.theme
  keepText(local, 'lectern.theme', next)
  loadDeskWords().then(
    ({ theme }) => sayTheme(theme[next ?? 'device']),
    () => undefined,
  )
}

function sayTheme(words: string): void {
  for (const button of document.querySelectorAll('[data-does=theme]')) {
    button.setAttribute('aria-label', words)
    button.setAttribute('title', words)
  }
}

/** Goes to the contents: beside the page to the chapter that is open, else into the drawer, which opens. */
export function goToContents(): void {
  const opener = document.querySelector<HTMLElement>('.toc-open')
  const isDrawer = opener?.checkVisibility()
  if (isDrawer) opener?.click()
  const targets = isDrawer ? ['.toc-close'] : ['#contents [aria-current=page]', '#contents a']
  const found = targets.map((target) => document.querySelector<HTMLElement>(target)).find(Boolean)
  // Its part may be folded.
  found?.closest('details')?.setAttribute('open', '')
  found?.focus()
}

/** Goes to the section after (1) or before (-1) the one being read, on the page or in a dialog. */
export function follow(step: number, place: Element = document.documentElement): void {
  const headings = [...(place.querySelector('article')?.querySelectorAll('h2[id]') ?? [])]
  const tops = headings.map((heading) => heading.getBoundingClientRect().top)
  // The heading that was just gone to stands a little below the top.
  const index = step > 0 ? tops.findIndex((top) => top > 120) : tops.findLastIndex((top) => top < 0)
  const heading = headings[index]
  if (heading) heading.scrollIntoView()
  else if (step < 0) place.scrollTo({ top: 0 })
  heading?.parentElement?.querySelector<HTMLElement>('a.anchor')?.focus({ preventScroll: true })
}
