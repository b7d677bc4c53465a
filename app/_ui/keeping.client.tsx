'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'

/** A page counts as visited after this long, in milliseconds. Before that the network is for reading alone. */
const visit = 6000

/** Has the service worker keep each page of the book that is visited, for reading without a network. */
export function Keeping() {
  const path = usePathname()
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    const timer = setTimeout(async () => {
      try {
        await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
        const { active } = await navigator.serviceWorker.ready
        // With what came before there was somebody to keep it: a face, say, that its styles name and the page does not.
        active?.postMessage({ page: path, loaded: performance.getEntriesByType('resource').map(({ name }) => name) })
      } catch {
        // A browser that keeps nothing reads online, as before.
      }
    }, visit)
    return () => clearTimeout(timer)
  }, [path])
  return null
}
