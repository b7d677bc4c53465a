'use client'

import { useState } from 'react'
import { forgetAll } from '@/lib/reader/keeper'
import { forgetPlaces, keeper } from '@/lib/reader/place'

/** Forgets where the reader was, how they read, and the chapters that this device keeps. */
export function Forget() {
  const [said, setSaid] = useState('')

  async function forget() {
    forgetPlaces(keeper())
    forgetAll(() => localStorage, 'lectern.originals.')
    forgetAll(() => localStorage, 'lectern.begin')
    forgetAll(() => sessionStorage, 'lectern.reading.')
    if ('caches' in window) {
      const names = (await caches.keys()).filter((name) => name.startsWith('lectern-pages'))
      await Promise.all(names.map((name) => caches.delete(name)))
    }
    setSaid('Forgotten.')
  }

  return (
    <p className="flex flex-wrap items-center gap-4 noscript:hidden">
      <button type="button" className="button-quiet" onClick={forget}>
        Forget where I was
      </button>
      <span role="status">{said}</span>
    </p>
  )
}
