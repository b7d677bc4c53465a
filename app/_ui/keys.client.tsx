'use client'

import { usePathname, useRouter } from 'next/navigation'
import { type ComponentType, useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { catchUp } from './early.client'
import { keepEntries } from './entries.client'
import { areKeysOn, isWriting } from './typing.client'
import type { DeskWords } from './words/english/desk'
import { loadDeskWords } from './words/later'

/** `typed` is what came between the key that opens it and its being there. */
type Sheet = ComponentType<{ words: DeskWords; typed: string; onClose(): void }>

/** What each key does. Every one of them is also a link or a button on the page. */
const deeds: Record<string, string> = { '/': 'search', '?': 'help', t: 'theme', c: 'contents', p: 'personalize' }
const steps: Record<string, number> = { j: 1, k: -1 }

const sheets: Record<string, () => Promise<Sheet>> = {
  search: () => import('./search/dialog.client').then((loaded) => loaded.SearchDialog),
  help: () => import('./help.client').then((loaded) => loaded.HelpSheet),
}

const desk = () => import('./desk.client')
// What did not come is asked for again by the next press.
const nothing = () => {}

/**
 * Listens, once for all pages, to the keys and to what is pressed with `data-does`; fetches a page when its link is
 * pointed at, and turns to it from a list (`data-listed`): a list of chapters is markup alone, and none of its links is a
 * component here. The search and the help are loaded when they are first wanted.
 */
export function Keys() {
  const router = useRouter()
  const [shown, setShown] = useState<{ Sheet: Sheet; words: DeskWords; typed: string }>()
  const path = usePathname()
  const opening = useRef(false)
  const typed = useRef('')
  const close = useCallback(() => setShown(undefined), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was opened over one page does not stand over another.
  useEffect(close, [path])

  useEffect(() => {
    async function open(name: string) {
      if (opening.current || document.querySelector('dialog[open]')) return
      opening.current = true
      typed.current = ''
      try {
        const [Sheet, words] = await Promise.all([sheets[name]?.(), loadDeskWords()])
        // At once: the next letter goes into what stands there by then.
        flushSync(() => setShown(Sheet && { Sheet, words, typed: typed.current }))
      } catch {
        // What shows the results did not come; the page of results may.
        if (name === 'search') window.location.assign('/search')
      }
      opening.current = false
    }

    function act(deed: string) {
      if (deed in sheets) open(deed)
      if (deed === 'theme') desk().then(({ turnTheme }) => turnTheme(), nothing)
      if (deed === 'contents') desk().then(({ goToContents }) => goToContents(), nothing)
      if (deed === 'personalize') document.querySelector<HTMLElement>('main [aria-haspopup=dialog]')?.click()
    }

    function onKey(event: KeyboardEvent) {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        open('search')
        return
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isWriting(event.target)) return
      if (opening.current) {
        if (event.key.length > 1) return
        event.preventDefault()
        // Who presses the key once more wants the same, and nothing that begins with it.
        if (typed.current || event.key !== '/') typed.current += event.key
        return
      }
      if (!areKeysOn() || document.querySelector('dialog[open]')) return
      const key = event.key.toLowerCase()
      if (key in steps && event.shiftKey)
        document.querySelector<HTMLElement>(`a[rel=${key === 'j' ? 'next' : 'prev'}]`)?.click()
      else if (steps[key]) desk().then(({ follow }) => follow(steps[key] ?? 0), nothing)
      else if (deeds[key]) act(deeds[key])
      else return
      event.preventDefault()
    }

    function onClick(event: MouseEvent) {
      if (!(event.target instanceof Element) || event.metaKey || event.ctrlKey || event.shiftKey) return
      const pressed = event.target.closest<HTMLElement>('[data-does]')
      const listed = event.target.closest('a[data-listed]')?.getAttribute('href')
      if (event.defaultPrevented || event.altKey || event.button !== 0 || !(pressed || listed)) return
      event.preventDefault()
      if (listed) router.push(listed)
      else act(pressed?.dataset.does ?? '')
    }

    function onPoint({ target }: Event) {
      const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[href^="/chapters/"]')
      if (link && link.pathname !== window.location.pathname && !/\.\w+$/.test(link.pathname))
        router.prefetch(link.pathname)
    }

    const stop = new AbortController()
    const { signal } = stop
    keepEntries(signal)
    document.addEventListener('keydown', onKey, { signal })
    document.addEventListener('click', onClick, { signal })
    for (const kind of ['pointerover', 'focusin', 'touchstart'])
      document.addEventListener(kind, onPoint, { signal, passive: true })
    catchUp()
    return () => stop.abort()
  }, [router])

  return shown && <shown.Sheet words={shown.words} typed={shown.typed} onClose={close} />
}
