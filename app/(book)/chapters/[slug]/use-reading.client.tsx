'use client'

import { useCallback, useEffect, useEffectEvent, useReducer, useRef, useState } from 'react'
import { useReader } from '@/app/_ui/reader.client'
import type { PersonalizeRequest, ReadingEvent, Shift } from '@/lib/personalize/events'
import { findInPage } from '@/lib/reader/begin'
import { ReaderError } from '@/lib/reader/error'
import { findLastAs, keepLastAs } from '@/lib/reader/in-page'
import { session } from '@/lib/reader/keeper'
import { type Change, findReading, isSame, keepReading, type Told, toldOf } from '@/lib/reader/kept-reading'
import { readAs } from '@/lib/reader/read-as'
import { readAsReader } from '@/lib/reader/request'
import { isOpen, openSections, type Reading, stepped, unread } from '@/lib/reader/state'
import type { ChapterAbout } from './room.client'

export type RunningReading = {
  reading: Reading
  /** The reader of the book as whom it is read; undefined for who reads as themselves. */
  as?: string
  /** Whom it is for, where they are signed in. */
  told?: Told
  /** What has become another since the chapter was last told to this reader. */
  changed?: Change
  stop(): void
  /** Asks for what is not done yet. */
  retry(): void
  readAs(reader: string | undefined): void
  /** Asks for one section simpler, deeper, or with undefined as at first. */
  shift(section: string, shift: Shift | undefined): void
}

type Wanted = Omit<PersonalizeRequest, 'chapter'>

/** The reading of a chapter for whoever reads: asked for at once, and dropped when nobody looks any more. */
export function useReading({ slug, revision, material, readers }: ChapterAbout): RunningReading {
  const { signedIn, tokens, refresh } = useReader()
  const [reading, step] = useReducer(stepped, unread)
  const [as, setAs] = useState(() => {
    // A visitor goes on as the reader they chose, from chapter to chapter.
    const wanted = findInPage(slug) ?? (signedIn === false ? findLastAs() : undefined)
    return readers.find(({ id }) => id === wanted)?.id
  })
  const [told, setTold] = useState<Told>()
  const [changed, setChanged] = useState<Change>()
  const running = useRef<AbortController>(undefined)
  const last = useRef<Wanted>({})

  const run = useCallback(
    async (events: (signal: AbortSignal) => AsyncIterable<ReadingEvent>, again?: string[]) => {
      running.current?.abort()
      const own = new AbortController()
      running.current = own
      step({ event: 'asked', again })
      try {
        for await (const event of events(own.signal)) if (!own.signal.aborted) step(event)
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
    [refresh],
  )

  const ask = useCallback(
    (wanted: Wanted, again?: string[]) => {
      last.current = wanted
      return run((signal) => readAsReader({ chapter: slug, ...wanted }, tokens, signal), again)
    },
    [slug, tokens, run],
  )

  // What was read before a reload is shown at once, and only the rest is asked for.
  const begin = useCallback(async () => {
    running.current?.abort()
    const own = new AbortController()
    running.current = own
    // Who cannot be asked is found out once more below, with words for it.
    const token = await tokens.current().catch(() => undefined)
    if (own.signal.aborted) return
    const now = token ? toldOf(token) : undefined
    const found = now ? findReading(session, slug, revision, now, material) : {}
    setTold(now)
    setChanged(found.changed)
    step({ event: 'turned', data: found.reading ?? unread })
    if (found.reading?.status === 'done') return
    await ask({ sections: found.reading && openSections(found.reading) })
  }, [slug, revision, material, tokens, ask])

  const start = useEffectEvent(() => {
    if (as) readAnother(as)
    else begin()
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read is another when its text or its bridges are.
  useEffect(() => {
    start()
    return () => running.current?.abort()
  }, [begin])

  const keepNow = useEffectEvent(() => {
    if (told && !as) keepReading(session, told, reading, material)
  })
  const isComing = isOpen(reading)
  useEffect(() => {
    if (!isComing) keepNow()
  }, [isComing])
  useEffect(() => {
    const leave = () => keepNow()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [])

  // Who signs in again in another page comes back to this one, and it goes on by itself.
  const goOn = useEffectEvent(async () => {
    if (!(await refresh().catch(() => false))) return
    const token = await tokens.current().catch(() => undefined)
    if (!token) return
    const isOther = told && !isSame(told, toldOf(token))
    if (isOther || !reading.plan) begin()
    else retry()
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

  function retry() {
    if (isOpen(reading)) return
    const { sections, shift } = last.current
    if (as) readAnother(as)
    else if (reading.again.size > 0 && sections) ask({ sections, shift }, sections)
    else ask({ sections: openSections(reading) })
  }

  function readAnother(reader: string | undefined) {
    keepNow()
    setAs(reader)
    keepLastAs(reader)
    setChanged(undefined)
    step({ event: 'turned', data: unread })
    if (reader) run((signal) => readAs(slug, reader, signal))
    else begin()
  }

  return {
    reading,
    as,
    told,
    changed,
    stop() {
      running.current?.abort()
      step({ event: 'stopped' })
    },
    retry,
    readAs: readAnother,
    shift: (section, shift) => void ask({ sections: [section], shift }, [section]),
  }
}
