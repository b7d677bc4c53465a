'use client'

import { type ComponentType, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { DialogProps } from './dialog.client'

type PersonalizeProps = {
  slug: string
  title: string
  /** What a reader calls the anchors of the vocabulary, by their id. */
  labels?: Record<string, string>
  /** The chapter as the page draws it; the dialog draws it a second time. */
  children: ReactNode
}

/** Opens the chapter as it is told to this reader. The dialog is fetched when it is first wanted. */
export function PersonalizeButton({ slug, title, labels = {}, children }: PersonalizeProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [wanted, setWanted] = useState(false)
  const [failed, setFailed] = useState(false)
  const [Dialog, setDialog] = useState<ComponentType<DialogProps>>()

  const open = useCallback(async () => {
    setWanted(true)
    setFailed(false)
    try {
      const { ReadingDialog } = await import('./dialog.client')
      setDialog(() => ReadingDialog)
    } catch {
      // Browsers and bundlers each have an error of their own for a script that did not come.
      setWanted(false)
      setFailed(true)
    }
  }, [])

  const close = useCallback(() => {
    setWanted(false)
    button.current?.focus()
  }, [])

  // Who signed in for this comes back to the open dialog; a reload later does not open it again.
  useEffect(() => {
    const address = new URL(window.location.href)
    if (!address.searchParams.has('personalize')) return
    address.searchParams.delete('personalize')
    window.history.replaceState(window.history.state, '', address)
    open()
  }, [open])

  return (
    <div className="font-sans noscript:hidden">
      <button
        ref={button}
        type="button"
        className="button"
        aria-haspopup="dialog"
        aria-disabled={wanted}
        onClick={open}
      >
        Personalize this chapter
      </button>
      <p role="alert" className="text-danger text-sm">
        {failed && 'This could not be loaded. Check your connection, then try again.'}
      </p>
      {wanted && Dialog && (
        <Dialog slug={slug} title={title} labels={labels} onClose={close}>
          {children}
        </Dialog>
      )}
    </div>
  )
}
