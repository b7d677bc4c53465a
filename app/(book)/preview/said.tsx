import type { State } from './state'

/** What came of a form, told where it stands. */
export function Said({ state, id }: { state: State; id?: string }) {
  return (
    <div role="status" id={id}>
      {state.done && <p>{state.done}</p>}
      {state.said?.map((line) => (
        <p key={line} className="preview-fault">
          {line}
        </p>
      ))}
    </div>
  )
}
