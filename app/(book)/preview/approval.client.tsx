'use client'

import { useActionState } from 'react'
import { Said } from './said'
import type { State } from './state'

type Props = {
  action: (before: State, form: FormData) => Promise<State>
  hidden: Record<string, string>
  slots: { slot: string; label: string; markdown: string }[]
  /** Tells the forms of two readers apart. */
  place: number
  submit: string
  waiting: string
}

/** A version of a section to be approved: the prose of each slot, as it is or as an editor has it. */
export function Approval({ action, hidden, slots, place, submit, waiting }: Props) {
  const [state, send, sending] = useActionState(action, {})
  return (
    <form action={send} className="preview-approval">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {slots.map(({ slot, label, markdown }) => {
        const id = `prose-${place}-${slot}`
        const fault = state.faults?.[slot]
        const text = state.answers?.[slot] ?? markdown
        return (
          <div key={slot} className="field">
            <label htmlFor={id}>{label}</label>
            <textarea
              // What was written comes back with the answer.
              key={text}
              id={id}
              name={`slot:${slot}`}
              defaultValue={text}
              rows={8}
              maxLength={10_000}
              aria-invalid={fault ? true : undefined}
              aria-describedby={fault && `${id}-fault`}
            />
            {fault && (
              <p className="error" id={`${id}-fault`}>
                {fault}
              </p>
            )}
          </div>
        )
      })}
      <button type="submit" className="button" aria-disabled={sending}>
        {sending ? waiting : submit}
      </button>
      <Said state={state} />
    </form>
  )
}
