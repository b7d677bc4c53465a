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
        active?.postMessage({ page: path })
      } catch {
        // A browser that keeps nothing reads online, as before.
      }
    }, visit)
    return () => clearTimeout(timer)
  }, [path])
  return null
}
