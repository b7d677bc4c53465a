'use client'

import { useActionState } from 'react'
import { Said } from '@/app/(book)/preview/said'
import type { State } from '@/app/(book)/preview/state'

type Props = {
  action: (before: State, form: FormData) => Promise<State>
  id: string
  text: string
  labels: { field: string; save: string; waiting: string }
}

/** The lines of a bridge, as they are or as an editor has them. */
export function BridgeForm({ action, id, text, labels }: Props) {
  const [state, send, sending] = useActionState(action, {})
  const standing = state.answers?.text ?? text
  return (
    <form action={send} className="preview-approval">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="was" value={state.answers?.was ?? text} />
      <div className="field">
        <label htmlFor="bridge">{labels.field}</label>
        <textarea
          // What was written comes back with the answer.
          key={standing}
          id="bridge"
          name="text"
          rows={16}
          defaultValue={standing}
          spellCheck
          className="preview-yaml"
          aria-invalid={state.said ? true : undefined}
          aria-describedby="bridge-said"
        />
      </div>
      <button type="submit" className="button" aria-disabled={sending}>
        {sending ? labels.waiting : labels.save}
      </button>
      <Said state={state} id="bridge-said" />
    </form>
  )
}
