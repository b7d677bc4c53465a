'use client'

import { markOf, type Places } from '@/lib/reader/place'
import type { Words } from './words/words'

export type MarkWords = Words['marks']

/** Marks the chapters of a list by what this reader did with them. The list itself was drawn for everybody. */
export function markChapters(places: Places, words: MarkWords): void {
  for (const link of document.querySelectorAll<HTMLElement>('[data-chapter]')) {
    const { chapter = '', version = '' } = link.dataset
    const mark = markOf(places, chapter, version)
    if (!mark) continue
    const sign = link.querySelector<HTMLElement>('.toc-mark') ?? addSign(link)
    sign.dataset.mark = mark
    // A number and its sign are not parted at the end of a line.
    const said = mark === 'begun' ? `${places.chapters[chapter]?.share}\u00a0${words.share}` : words[mark]
    sign.title = said
    sign.textContent = said
    sign.style.setProperty('--share', `${places.chapters[chapter]?.share ?? 0}%`)
  }
}

/** Beside a page a chapter has no place for one until it is marked: most are not, and what is not there need not be set. */
function addSign(link: HTMLElement): HTMLElement {
  const sign = document.createElement('span')
  sign.className = 'toc-mark'
  link.append(sign)
  return sign
}
