'use client'

import { type Mark, markOf, type Places } from '@/lib/reader/place'

const words: Record<Mark, string> = { new: 'new', changed: 'changed since you read it', read: 'read', begun: 'begun' }

/** Marks the chapters of a list by what this reader did with them. The list itself was drawn for everybody. */
export function markChapters(places: Places): void {
  for (const link of document.querySelectorAll<HTMLElement>('[data-chapter]')) {
    const { chapter = '', version = '' } = link.dataset
    const sign = link.querySelector<HTMLElement>('.toc-mark')
    const mark = markOf(places, chapter, version)
    if (!sign || !mark) continue
    sign.dataset.mark = mark
    sign.title = words[mark]
    sign.textContent = mark === 'begun' ? `${places.chapters[chapter]?.share} % read` : words[mark]
    sign.style.setProperty('--share', `${places.chapters[chapter]?.share ?? 0}%`)
  }
}
