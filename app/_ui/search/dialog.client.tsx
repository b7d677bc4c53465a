'use client'

import './search.css'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { DeskWords } from '@/app/_ui/words/english/desk'
import { type Hit, openSearch, type Search } from '@/lib/book/search'
import { addressOf } from './address'
import { Marked } from './marked'

let loading: Promise<Search> | undefined
/** What was looked for last, so that a reader who comes back for the next result finds it there. */
let lastQuery = ''

type SearchProps = { words: DeskWords; typed: string; onClose(): void }

/** The search, over whatever page is open. Its index is fetched once, and then no network is needed. */
export function SearchDialog({ words: desk, typed, onClose }: SearchProps) {
  const words = desk.search
  const dialog = useRef<HTMLDialogElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const router = useRouter()
  const [query, setQuery] = useState(typed || lastQuery)
  const [active, setActive] = useState(0)
  const { search, failed, retry } = useSearch()
  const wanted = useDeferredValue(query)
  const hits = useMemo(() => search?.(wanted) ?? [], [search, wanted])
  const chosen = hits[active]

  useEffect(() => {
    dialog.current?.showModal()
    // What was looked for last gives way to the next letter, and what was typed just now does not.
    if (typed) input.current?.setSelectionRange(typed.length, typed.length)
    else input.current?.select()
  }, [typed])

  useEffect(() => {
    document.getElementById(`hit-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active])

  function ask(text: string) {
    lastQuery = text
    setQuery(text)
    setActive(0)
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      setActive((hits.length + active + step) % Math.max(1, hits.length))
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (!chosen) return
    if (event.metaKey || event.ctrlKey) {
      window.open(addressOf(chosen))
      return
    }
    dialog.current?.close()
    if (!goAgain(chosen)) router.push(addressOf(chosen))
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the box closes it; the keyboard has Escape.
    <dialog
      ref={dialog}
      aria-label={words.title}
      className="search"
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
    >
      <div className="search-box">
        <div className="search-line">
          <input
            ref={input}
            type="text"
            role="combobox"
            aria-label={words.label}
            aria-expanded={hits.length > 0}
            aria-controls="hits"
            aria-activedescendant={chosen && `hit-${active}`}
            aria-autocomplete="list"
            placeholder={words.placeholder}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="go"
            maxLength={200}
            value={query}
            onChange={(event) => ask(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <button type="button" onClick={() => dialog.current?.close()}>
            {desk.close}
          </button>
        </div>
        {failed && (
          <p role="alert" className="search-word">
            {words.failed}{' '}
            <button type="button" className="link" onClick={retry}>
              {words.retry}
            </button>
            .
          </p>
        )}
        <p role="status" className={hits.length > 0 ? 'sr-only' : 'search-word'}>
          {!failed && statusWords(Boolean(search), wanted, hits.length, words)}
        </p>
        <div id="hits" role="listbox" aria-label={words.sections} hidden={hits.length === 0}>
          {hits.map((hit, index) => (
            <Link
              key={hit.id}
              id={`hit-${index}`}
              role="option"
              aria-selected={index === active}
              tabIndex={-1}
              href={addressOf(hit)}
              prefetch={false}
              onClick={() => {
                dialog.current?.close()
                goAgain(hit)
              }}
              onPointerMove={() => setActive(index)}
            >
              <span className="search-heading">
                <Marked pieces={hit.marked.heading} />
              </span>
              {hit.heading !== hit.title && <span className="search-title">{hit.title}</span>}
              <span className="search-excerpt">
                <Marked pieces={hit.marked.excerpt} />
              </span>
            </Link>
          ))}
        </div>
        <p className="search-keys" aria-hidden="true">
          <kbd>↑</kbd> <kbd>↓</kbd> {words.choose}, <kbd>Enter</kbd> {words.open}, <kbd>Esc</kbd> {words.close}
        </p>
      </div>
    </dialog>
  )
}

/** Goes to a result whose address the page has already: nothing else would take the reader there again. */
function goAgain(hit: Hit): boolean {
  const { origin, pathname, hash } = window.location
  if (new URL(addressOf(hit), origin).href !== origin + pathname + hash) return false
  if (hash) document.getElementById(hit.section)?.scrollIntoView()
  else window.scrollTo({ top: 0 })
  return true
}

/** The search, once it is loaded: by the first who wants it, for the rest of the visit. */
function useSearch() {
  const [search, setSearch] = useState<Search>()
  const [failed, setFailed] = useState(false)
  const [tries, setTries] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is another load.
  useEffect(() => {
    let left = false
    setFailed(false)
    loading ??= load()
    loading.then(
      (found) => left || setSearch(() => found),
      () => {
        loading = undefined
        if (!left) setFailed(true)
      },
    )
    return () => {
      left = true
    }
  }, [tries])

  return { search, failed, retry: () => setTries(tries + 1) }
}

async function load(): Promise<Search> {
  const response = await fetch('/search.json')
  if (!response.ok) throw new Error(`The index answered ${response.status}.`)
  return openSearch(await response.json())
}

function statusWords(isLoaded: boolean, query: string, count: number, words: DeskWords['search']): string {
  if (!query.trim()) return words.hint
  if (!isLoaded) return words.moment
  return count === 0 ? words.nothing(query.trim()) : words.found(count)
}
