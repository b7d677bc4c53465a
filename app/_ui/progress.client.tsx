'use client'

import { useEffect, useEffectEvent } from 'react'
import { useReader } from './reader.client'

/**
 * Keeps the reader's places with their account as well: takes those of their other browsers when a visit begins, and sends
 * those of this one when a chapter is left. What does it is fetched for who is signed in alone, and nothing waits for it.
 * @param onTaken called when there are places of other browsers
 */
export function useProgress(onTaken: () => void): void {
  const { signedIn, fetchWithToken } = useReader()
  const id = signedIn ? signedIn.id : undefined
  const taken = useEffectEvent(onTaken)

  useEffect(() => {
    if (!id) return
    let left = false
    let isSent = false
    const load = () => import('@/lib/reader/progress')
    // A visit begins with the first page that this tab is shown signed in.
    load().then(async ({ beginVisit, exchangeProgress }) => {
      if (beginVisit(id) && (await exchangeProgress(id, fetchWithToken)) && !left) taken()
    }, nothing)

    const leave = () => {
      if (isSent || document.visibilityState === 'visible') return
      isSent = true
      load().then(({ exchangeProgress, hasUnsent }) => hasUnsent(id) && exchangeProgress(id, fetchWithToken), nothing)
    }
    document.addEventListener('visibilitychange', leave)
    return () => {
      left = true
      document.removeEventListener('visibilitychange', leave)
      if (!isSent)
        load().then(({ exchangeProgress, hasUnsent }) => hasUnsent(id) && exchangeProgress(id, fetchWithToken), nothing)
    }
  }, [id, fetchWithToken])
}

// What did not come is asked for again on the next page; the places stay in the browser until then.
const nothing = () => {}
