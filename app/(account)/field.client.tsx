'use client'

import { type ComponentProps, useId, useState } from 'react'

type FieldProps = ComponentProps<'input'> & { name: string; label: string; hint?: string; fault?: string }

/** One question with its answer, what helps to answer it, and what is wrong with the answer. */
export function Field({ label, hint, fault, ...input }: FieldProps) {
  const described = useDescribed(hint, fault)
  return (
    <div className="field">
      <label htmlFor={input.name}>{label}</label>
      {hint && (
        <p className="hint" id={described.hintId}>
          {hint}
        </p>
      )}
      <input id={input.name} {...input} {...described.attributes} />
      <Fault id={described.faultId} text={fault} />
    </div>
  )
}

/** A password, hidden until the reader wants to see it. */
export function PasswordField({ label, hint, fault, ...input }: FieldProps) {
  const [shown, setShown] = useState(false)
  const described = useDescribed(hint, fault)
  return (
    <div className="field">
      <label htmlFor={input.name}>{label}</label>
      {hint && (
        <p className="hint" id={described.hintId}>
          {hint}
        </p>
      )}
      <div className="flex gap-2">
        <input
          id={input.name}
          autoCapitalize="none"
          spellCheck={false}
          {...input}
          {...described.attributes}
          type={shown ? 'text' : 'password'}
        />
        <button
          type="button"
          className="button-quiet w-20 shrink-0"
          aria-controls={input.name}
          aria-label={shown ? 'Hide password' : 'Show password'}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Hide' : 'Show'}
        </button>
      </div>
      <Fault id={described.faultId} text={fault} />
    </div>
  )
}

/** What is wrong, beside the question. */
export function Fault({ id, text }: { id: string; text?: string }) {
  if (!text) return undefined
  return (
    <p className="error" id={id}>
      {text}
    </p>
  )
}

/** The ids that tie a hint and a fault to their input, and the attributes that say so. */
export function useDescribed(hint?: string, fault?: string) {
  const id = useId()
  const hintId = `${id}-hint`
  const faultId = `${id}-fault`
  const describedBy = [hint && hintId, fault && faultId].filter(Boolean).join(' ') || undefined
  const attributes = { 'aria-describedby': describedBy, 'aria-invalid': fault ? true : undefined }
  return { hintId, faultId, attributes }
}
