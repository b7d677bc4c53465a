'use client'

import { type ChangeEvent, type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react'
import { type Faults, offline } from './faults'

type FormProps = {
  /** Answers with what is wrong; with nothing when all went well. */
  send(answers: FormData): Promise<Faults | undefined>
  onChange?(answers: FormData): void
  submit: string
  children(faults: Faults): ReactNode
}

/** A form that keeps what was written, and says what is wrong beside the answers and above them. */
export function Form({ send, onChange, submit, children }: FormProps) {
  const [faults, setFaults] = useState<Faults>({})
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<Faults>()
  const summary = useRef<HTMLDivElement>(null)
  const wrong = Object.entries(faults)

  // Whoever sent the form is taken to what is wrong with it, each time it is refused.
  useEffect(() => {
    if (refused) summary.current?.focus()
  }, [refused])

  async function submitted(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (sending) return
    setSending(true)
    const answers = new FormData(event.currentTarget)
    const found = await send(answers).catch(unreached)
    setFaults(found ?? {})
    setRefused(found)
    setSending(false)
  }

  // What is being answered is no longer wrong; whether it is right is seen when it is sent.
  function changed({ target, currentTarget }: ChangeEvent<HTMLFormElement>) {
    const { form: _, [target.name]: __, ...others } = faults
    setFaults(others)
    onChange?.(new FormData(currentTarget))
  }

  return (
    // A form sent before its script is there must not put a password into the address, hence POST.
    <form method="post" noValidate className="grid gap-6" onSubmit={submitted} onChange={changed}>
      <div
        ref={summary}
        tabIndex={-1}
        role="alert"
        className={wrong.length > 0 ? 'border border-danger p-4' : 'sr-only'}
      >
        {wrong.length > 0 && <p className="font-sans font-semibold text-danger">Not yet:</p>}
        <ul className="font-sans">
          {wrong.map(([id, text]) => (
            <li key={id}>{id === 'form' ? text : <FaultLink id={id} text={text} />}</li>
          ))}
        </ul>
      </div>
      {children(faults)}
      <div>
        <button type="submit" className="button" aria-disabled={sending}>
          {sending ? 'One moment' : submit}
        </button>
      </div>
    </form>
  )
}

function FaultLink({ id, text }: { id: string; text?: string }) {
  const go = (event: { preventDefault(): void }) => {
    event.preventDefault()
    document.getElementById(id)?.focus()
  }
  return (
    <a className="link" href={`#${id}`} onClick={go}>
      {text}
    </a>
  )
}

function unreached(cause: unknown): Faults {
  if (cause instanceof TypeError) return offline
  throw cause
}
