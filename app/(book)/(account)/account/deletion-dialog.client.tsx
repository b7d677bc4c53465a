'use client'

import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import { useFormWords } from '@/app/(book)/(account)/form-words.client'

type DialogProps = {
  /** Whether it stands open in the page as it was served: where script is off, nothing else opens it. */
  open: boolean
  title: string
  children: ReactNode
}

/** Asks once more. Without script the button asks the server for the page with the dialog open in it. */
export function DeletionDialog({ open, title, children }: DialogProps) {
  const words = useFormWords().deletion
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    if (!open) return
    dialog.current?.close()
    ask(dialog.current)
  }, [open])

  function show(event: MouseEvent) {
    event.preventDefault()
    ask(dialog.current)
  }

  return (
    <>
      <form method="get">
        <button
          type="submit"
          name="delete"
          value="asked"
          className="button-quiet"
          aria-haspopup="dialog"
          onClick={show}
        >
          {words.ask}
        </button>
      </form>
      <dialog
        ref={dialog}
        open={open}
        aria-labelledby="deletion-title"
        className="dangerous m-auto w-[min(28rem,92vw)] rounded border border-edge bg-paper p-6 text-ink backdrop:bg-black/45"
      >
        <h3 id="deletion-title" className="mb-3 font-semibold text-xl">
          {title}
        </h3>
        {children}
        <form method="dialog" className="mt-4">
          <button type="submit" className="button-quiet">
            {words.keep}
          </button>
        </form>
      </dialog>
    </>
  )
}

// Left to itself the browser begins with the first thing that can take the focus, which need not be a field.
function ask(dialog: HTMLDialogElement | null) {
  dialog?.showModal()
  dialog?.querySelector<HTMLElement>('input:not([type=hidden])')?.focus()
}
