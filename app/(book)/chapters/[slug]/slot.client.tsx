'use client'

import { type ReactNode, useContext } from 'react'
import { ReadingContext } from './reading.client'

/** A run of prose: as the author wrote it, or what the reading around it holds for it. */
export function Slot({ id, children }: { id: string; children: ReactNode }) {
  const reading = useContext(ReadingContext)
  return <div data-slot={id}>{reading ? reading.draw(id, children) : children}</div>
}
