'use client'

import { follow, turnTheme } from '@/app/_ui/desk.client'
import { areKeysOn, isWriting } from '@/app/_ui/typing.client'

/** Listens, in the dialog, to those keys of the page that do there what they do on the page. */
export function listenToKeys(dialog: HTMLDialogElement, signal: AbortSignal): void {
  const deeds: Record<string, () => void> = {
    j: () => follow(1, dialog),
    k: () => follow(-1, dialog),
    c: () => dialog.querySelector<HTMLElement>('[data-room-contents]')?.click(),
    t: turnTheme,
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return
    const deed = deeds[event.key]
    if (!deed || !areKeysOn() || isWriting(event.target)) return
    event.preventDefault()
    deed()
  }
  dialog.addEventListener('keydown', onKey, { signal })
}
