'use client'

import { useActionState } from 'react'
import { Said } from './said'
import type { State } from './state'

type Props = {
  action: (before: State, form: FormData) => Promise<State>
  hidden: Record<string, string>
  label: string
  waiting: string
}

/** A button that has something done, and says what came of it. */
export function Press({ action, hidden, label, waiting }: Props) {
  const [state, send, sending] = useActionState(action, {})
  return (
    <form action={send} className="preview-press">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="button-quiet" aria-disabled={sending}>
        {sending ? waiting : label}
      </button>
      <Said state={state} />
    </form>
  )
}
