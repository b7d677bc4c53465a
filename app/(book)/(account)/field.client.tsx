'use client'

import { type ComponentProps, useId, useState } from 'react'
import { useFormWords } from '@/app/(book)/(account)/form-words.client'
import { useForm } from './form.client'

type FieldProps = Omit<ComponentProps<'input'>, 'id'> & { name: string; label: string; hint?: string }

/** One question with its answer, what helps to answer it, and what is wrong with the answer. */
export function Field({ label, hint, defaultValue, ...input }: FieldProps) {
  const { id, written, fault, attributes, hintId, faultId } = useField(input.name, hint)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Hint id={hintId} text={hint} />
      <input id={id} {...input} defaultValue={written ?? defaultValue} {...attributes} />
      <Fault id={faultId} text={fault} />
    </div>
  )
}

/** A password, hidden until the reader wants to see it. */
export function PasswordField({ label, hint, ...input }: FieldProps) {
  const [shown, setShown] = useState(false)
  const words = useFormWords()
  const { id, fault, attributes, hintId, faultId } = useField(input.name, hint)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Hint id={hintId} text={hint} />
      <div className="flex gap-2">
        <input
          id={id}
          autoCapitalize="none"
          spellCheck={false}
          {...input}
          {...attributes}
          type={shown ? 'text' : 'password'}
        />
        <button
          type="button"
          className="button-quiet w-20 shrink-0 noscript:hidden"
          aria-controls={id}
          aria-label={words.named(shown ? words.hide : words.show, label)}
          onClick={() => setShown(!shown)}
        >
          {shown ? words.hide : words.show}
        </button>
      </div>
      <Fault id={faultId} text={fault} />
    </div>
  )
}

/** What helps to answer a question. */
export function Hint({ id, text }: { id: string; text?: string }) {
  if (!text) return undefined
  return (
    <p className="hint" id={id}>
      {text}
    </p>
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

/**
 * What a form knows of one field: what was written there, what is wrong with it, and the ids and attributes that tie
 * hint and fault to the input.
 */
export function useField(name: string, hint?: string) {
  const { faults, answers } = useForm()
  const id = useId()
  const hintId = `${id}-hint`
  const faultId = `${id}-fault`
  const fault = faults[name]
  const attributes = {
    'aria-describedby': [hint && hintId, fault && faultId].filter(Boolean).join(' ') || undefined,
    'aria-invalid': fault ? true : undefined,
    // Without script, whoever sent the form is taken to what is wrong first by this.
    ...(Object.keys(faults)[0] === name && { autoFocus: true }),
  }
  const written = answers?.find(([each]) => each === name)?.[1]
  return { id, hintId, faultId, fault, written, attributes }
}
