'use client'

import { createContext, type ReactNode } from 'react'

/** What a second drawing of the chapter does differently from the page. */
export type Reading = {
  /** Stands before every id in this drawing, so that the page's own stay unique. */
  prefix: string
  /** What to show for a slot; `original` is the author's prose as the page draws it. */
  draw: (slot: string, original: ReactNode) => ReactNode
  /** What to show above a section's heading, where the section before it ends. */
  above: (section: string) => ReactNode
}

export const ReadingContext = createContext<Reading | undefined>(undefined)
