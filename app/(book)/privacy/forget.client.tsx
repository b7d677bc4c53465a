'use client'

import { useState } from 'react'
import { setBegins } from '@/lib/reader/begin'
import { forgetAll, forgetReadings } from '@/lib/reader/forget'
import { keep, local } from '@/lib/reader/keeper'
import { forgetPlaces } from '@/lib/reader/places'

/** Forgets where the reader was, how they read, and the chapters that this device keeps. */
export function Forget({ words }: { words: { button: string; done: string } }) {
  const [said, setSaid] = useState('')

  async function forget() {
    forgetPlaces()
    forgetAll(local, 'lectern.originals.')
    setBegins(false)
    keep(local, 'lectern.progress', undefined)
    forgetReadings()
    if ('caches' in window) {
      const names = (await caches.keys()).filter((name) => name.startsWith('lectern-pages'))
      await Promise.all(names.map((name) => caches.delete(name)))
    }
    setSaid(words.done)
  }

  return (
    <p className="flex flex-wrap items-center gap-4 noscript:hidden">
      <button type="button" className="button-quiet" onClick={forget}>
        {words.button}
      </button>
      <span role="status">{said}</span>
    </p>
  )
}
