'use client'

import { useContext, useState } from 'react'
import { useReader } from '@/app/_ui/reader.client'
import { errorOf, type Failure, ReaderError } from '@/lib/reader/error'
import type { Plan, Reading } from '@/lib/reader/state'
import { SlotAnswers } from './slot-reading.client'
import { unkeptWords } from './words'

const verdicts = [
  { verdict: 'clearer', words: 'Clearer' },
  { verdict: 'not-clearer', words: 'Not clearer' },
  { verdict: 'wrong', words: 'Wrong' },
]

/** The end of the section before a heading, or of the last one: a question, where something was changed. */
export function SectionWord({ before }: { before?: string }) {
  const reading = useContext(SlotAnswers)
  const section = sectionBefore(reading, before)
  if (!section || !reading.plan || !isChanged(reading, section)) return undefined
  return <Question chapter={reading.plan.chapter} section={section.id} />
}

function Question({ chapter, section }: { chapter: string; section: string }) {
  const { fetchWithToken } = useReader()
  const [state, setState] = useState<'open' | 'sending' | 'kept'>('open')
  const [failure, setFailure] = useState<Failure>()

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
      <p ref={takeFocus} tabIndex={-1} className="reading-word">
        Thank you.
      </p>
    )
  return (
    <fieldset className="reading-word">
      <legend>Was this section clearer than as written?</legend>
      <p>
        {verdicts.map(({ verdict, words }) => (
          <button
            key={verdict}
            type="button"
            className="link"
            aria-disabled={state === 'sending'}
            onClick={() => say(verdict)}
          >
            {words}
          </button>
        ))}
      </p>
      <p role="alert" className="text-danger">
        {failure && unkeptWords(failure)}
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
