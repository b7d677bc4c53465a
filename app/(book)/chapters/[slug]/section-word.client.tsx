'use client'

import { createContext, useContext, useState } from 'react'
import { useReader } from '@/app/_ui/reader.client'
import type { Shift } from '@/lib/personalize/events'
import { errorOf, type Failure, ReaderError } from '@/lib/reader/error'
import { isOpen, type Plan, type Reading } from '@/lib/reader/state'
import { useWords } from './room-words.client'
import type { RunningReading } from './use-reading.client'
import { unkeptWords } from './words'

/** The reading that the ends of sections speak of; none where its reader has no account to speak with. */
export const RunningContext = createContext<RunningReading | undefined>(undefined)

/**
 * The end of the section before a heading, or of the last one: it can be had simpler or deeper, and where something was
 * changed there is a question. Its place is kept from the start, so that nothing below moves.
 */
export function SectionWord({ before }: { before?: string }) {
  const running = useContext(RunningContext)
  if (!running) return undefined
  const { reading, shift } = running
  const section = sectionBefore(reading, before)
  if (reading.plan && (!section || section.slots.length === 0)) return undefined
  return (
    <div className="reading-word">
      {section && reading.plan && (
        <>
          <div className="reading-question">
            {isChanged(reading, section) && <Question chapter={reading.plan.chapter} section={section.id} />}
          </div>
          <ShiftButtons
            shift={reading.shifts.get(section.id)}
            isBusy={isOpen(reading)}
            isComing={reading.again.has(section.id) && isOpen(reading)}
            onShift={(by) => shift(section.id, by)}
          />
        </>
      )}
    </div>
  )
}

type ShiftProps = { shift?: Shift; isBusy: boolean; isComing: boolean; onShift(by: Shift | undefined): void }

function ShiftButtons({ shift, isBusy, isComing, onShift }: ShiftProps) {
  const { section } = useWords()
  const ways = [
    { by: -1, words: section.simpler },
    { by: 1, words: section.deeper },
  ] as const
  return (
    <fieldset>
      <legend>{isComing ? section.coming : section.tell}</legend>
      <p>
        {ways.map(({ by, words }) => (
          <button
            key={words}
            type="button"
            className="link"
            aria-pressed={shift === by}
            aria-disabled={isBusy}
            onClick={() => {
              if (!isBusy) onShift(shift === by ? undefined : by)
            }}
          >
            {words}
          </button>
        ))}
      </p>
    </fieldset>
  )
}

function Question({ chapter, section }: { chapter: string; section: string }) {
  const { fetchWithToken } = useReader()
  const [state, setState] = useState<'open' | 'sending' | 'kept'>('open')
  const [failure, setFailure] = useState<Failure>()
  const words = useWords()
  const verdicts = [
    { verdict: 'clearer', said: words.section.clearer },
    { verdict: 'not-clearer', said: words.section.notClearer },
    { verdict: 'wrong', said: words.section.wrong },
  ]

  async function say(verdict: string) {
    if (state !== 'open') return
    setState('sending')
    setFailure(undefined)
    try {
      const response = await fetchWithToken('/api/feedback', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ chapter, section, verdict }),
      })
      if (!response.ok) throw await errorOf(response)
      setState('kept')
    } catch (cause) {
      setState('open')
      if (!(cause instanceof ReaderError)) throw cause
      setFailure(cause)
    }
  }

  if (state === 'kept')
    return (
      <p ref={takeFocus} tabIndex={-1}>
        {words.section.thanks}
      </p>
    )
  return (
    <fieldset>
      <legend>{words.section.ask}</legend>
      <p>
        {verdicts.map(({ verdict, said }) => (
          <button
            key={verdict}
            type="button"
            className="link"
            aria-disabled={state === 'sending'}
            onClick={() => say(verdict)}
          >
            {said}
          </button>
        ))}
      </p>
      <p role="alert" className="text-danger">
        {failure && unkeptWords(failure, words)}
      </p>
    </fieldset>
  )
}

// The button that had the focus is gone; this also has the thanks read out.
function takeFocus(thanks: HTMLElement | null) {
  thanks?.focus({ preventScroll: true })
}

function sectionBefore({ plan }: Reading, heading: string | undefined): Plan['sections'][number] | undefined {
  if (heading === undefined) return plan?.sections.at(-1)
  const place = plan?.sections.findIndex(({ id }) => id === heading) ?? -1
  return place > 0 ? plan?.sections[place - 1] : undefined
}

function isChanged({ outcomes, slots }: Reading, { id, slots: own }: Plan['sections'][number]): boolean {
  return outcomes.has(id) && own.some((slot) => (slots.get(slot)?.treatment ?? 'as-written') !== 'as-written')
}
