'use client'

export type Section = { id: string; text: string }

/** The sections of the chapter on the page, as its contents name them. */
export function sectionsOf(): Section[] {
  const links = document.querySelectorAll<HTMLAnchorElement>('.toc ol ol a')
  return [...links].map((link) => ({ id: decodeURIComponent(link.hash.slice(1)), text: link.textContent }))
}
