'use client'

import { useCallback, useEffect, useEffectEvent, useReducer, useRef } from 'react'
import { useReader } from '@/app/_ui/reader.client'
import { ReaderError } from '@/lib/reader/error'
import { readAsReader } from '@/lib/reader/request'
import { isOpen, openSections, type Reading, stepped, unread } from '@/lib/reader/state'

type RunningReading = {
  reading: Reading
  stop(): void
  /** Asks for what is not done yet. */
  retry(): void
}

/** The reading of a chapter for whoever reads: asked for at once, and dropped when nobody looks any more. */
export function useReading(slug: string): RunningReading {
  const { tokens, refresh } = useReader()
  const [reading, step] = useReducer(stepped, unread)
  const running = useRef<AbortController>(undefined)

  const ask = useCallback(
    async (sections?: string[]) => {
      running.current?.abort()
      const own = new AbortController()
      running.current = own
      step({ event: 'asked' })
      try {
        const events = readAsReader({ chapter: slug, sections }, tokens, own.signal)
        for await (const event of events) if (!own.signal.aborted) step(event)
      } catch (cause) {
        if (own.signal.aborted) return
        if (cause instanceof ReaderError) {
          step({ event: 'failed', data: cause })
          // The page may still name a reader whose session has ended.
          if (cause.status === 401) await refresh().catch(() => false)
          return
        }
        step({ event: 'failed', data: { code: 'unexpected', detail: 'Something went wrong in the page.' } })
        throw cause
      }
    },
    [slug, tokens, refresh],
  )

  useEffect(() => {
    ask()
    return () => running.current?.abort()
  }, [ask])

  // Who signs in again in another page comes back to this one, and it goes on by itself.
  const goOn = useEffectEvent(async () => {
    if (await refresh().catch(() => false)) ask(openSections(reading))
  })
  const isSignedOut = reading.failure?.status === 401
  useEffect(() => {
    if (!isSignedOut) return
    const back = new AbortController()
    const look = () => {
      if (document.visibilityState === 'visible') goOn()
    }
    window.addEventListener('focus', look, { signal: back.signal })
    document.addEventListener('visibilitychange', look, { signal: back.signal })
    return () => back.abort()
  }, [isSignedOut])

  return {
    reading,
    stop() {
      running.current?.abort()
      step({ event: 'stopped' })
    },
    retry() {
      if (!isOpen(reading)) ask(openSections(reading))
    },
  }
}
