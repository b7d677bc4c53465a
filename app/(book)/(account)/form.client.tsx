'use client'

import { unstable_isUnrecognizedActionError as isUnrecognized } from 'next/navigation'
import {
  type ChangeEvent,
  createContext,
  type ReactNode,
  type SubmitEvent,
  startTransition,
  useActionState,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useReader } from '@/app/_ui/reader.client'
import type { FaultWords } from '@/app/_ui/words/english/faults'
import { useFormWords } from '@/app/(book)/(account)/form-words.client'
import { forgetReadings } from '@/lib/reader/forget'
import type { Faults } from './faults'
import type { FormAction, FormState } from './form-state'

type FormProps = {
  action: FormAction
  /** What its own button says; without it the form has only those among its fields. */
  submit?: string
  quiet?: boolean
  /** Stands beside the button. */
  beside?: ReactNode
  /** Stands beside the words of what was done. */
  after?: ReactNode
  children?: ReactNode
}

/** What its fields know of a form. */
export type FormContent = Omit<FormState, 'faults' | 'done'> & { faults: Faults }

const FormContext = createContext<FormContent>({ faults: {} })

/**
 * A form that keeps what was written, and says what is wrong beside the answers. Without script it is a plain form; with
 * script it is sent in the background, so that passwords stay too.
 */
export function Form({ action, submit, quiet, beside, after, children }: FormProps) {
  const { refresh } = useReader()
  const words = useFormWords()
  const [served, plain] = useActionState(action, {})
  const [state, send, sending] = useActionState(reached(action, words.faults), served)
  const [mended, setMended] = useState<{ of: FormState; names: string[] }>()
  const form = useRef<HTMLFormElement>(null)
  const alert = useRef<HTMLParagraphElement>(null)
  const wasSent = useRef(false)

  // Whoever sent the form is taken to what is wrong with it, each time it is refused.
  useEffect(() => {
    if (state.done) form.current?.reset()
    const [first] = Object.keys(state.faults ?? {})
    if (first === 'form') alert.current?.focus()
    else if (first) fieldOf(form.current, first)?.focus()
  }, [state])

  // Who reads may be another now: after a sign-in, a sign-out, a change of name. It is asked once all is done, which
  // also has the token at hand forgotten: that still says what was so before.
  useEffect(() => {
    if (state.done) askWho(refresh)
  }, [state, refresh])
  useEffect(
    () => () => {
      if (wasSent.current) askWho(refresh)
    },
    [refresh],
  )

  function submitted(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (sending) return
    wasSent.current = true
    const answers = new FormData(event.currentTarget, event.nativeEvent.submitter)
    startTransition(() => send(answers))
  }

  // What is being answered is no longer wrong; whether it is right is seen when it is sent.
  function changed({ target }: ChangeEvent<HTMLFormElement>) {
    const names = mended?.of === state ? mended.names : []
    setMended({ of: state, names: [...names, 'form', target.name] })
  }

  const content = useMemo(() => {
    const open = Object.entries(state.faults ?? {}).filter(
      ([name]) => mended?.of !== state || !mended.names.includes(name),
    )
    return { ...state, faults: Object.fromEntries(open) }
  }, [state, mended])

  return (
    <form ref={form} action={plain} noValidate className="grid gap-6" onSubmit={submitted} onChange={changed}>
      <p
        ref={alert}
        tabIndex={-1}
        role="alert"
        className={content.faults.form ? 'border border-danger p-4 font-sans text-danger' : 'sr-only'}
      >
        {content.faults.form}
      </p>
      <FormContext value={content}>
        {children}
        <div className="flex flex-wrap items-center gap-y-3">
          {submit && (
            <button type="submit" className={quiet ? 'button-quiet' : 'button'} aria-disabled={sending}>
              {sending ? words.moment : submit}
            </button>
          )}
          {beside}
          <p role="status" className="font-sans sm:not-empty:ms-5">
            {state.done && !sending && (
              <>
                {state.done} {after}
              </>
            )}
          </p>
        </div>
      </FormContext>
    </form>
  )
}

/** Asks who reads. Of who has signed out, what was told to them does not stay in the tab. */
async function askWho(refresh: () => Promise<unknown>): Promise<void> {
  const found = await refresh().catch(() => undefined)
  if (found === false) forgetReadings()
}

/** What the fields of a form know of it. */
export function useForm(): FormContent {
  return useContext(FormContext)
}

/** The action, but that what is written outlasts a site that cannot be reached. */
function reached(action: FormAction, words: FaultWords): FormAction {
  return async (before, form) => {
    try {
      return await action(before, form)
    } catch (cause) {
      if (cause instanceof TypeError) return { ...before, done: undefined, faults: { form: words.offline } }
      if (isUnrecognized(cause)) return { ...before, done: undefined, faults: { form: words.outdated } }
      throw cause
    }
  }
}

function fieldOf(form: HTMLFormElement | null, name: string): HTMLElement | undefined {
  const found = form?.elements.namedItem(name)
  const [first] = found instanceof RadioNodeList ? found : [found]
  return first instanceof HTMLElement ? first : undefined
}
