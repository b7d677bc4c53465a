'use client'

import { useEffect } from 'react'
import { followReading } from '@/app/_ui/scroll.client'

/** Follows the reader in the outline. Where they were is kept of the book's own chapters alone. */
export function Follow() {
  useEffect(() => followReading(() => {}), [])
  return undefined
}
