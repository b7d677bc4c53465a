import Link from 'next/link'
import { AccountLink } from './account-link.client'
import type { Words } from './words/words'

/** The slim line above every page. */
export function Header({ title, words }: { title: string; words: Words['header'] }) {
  const [short, rest] = title.split(/(?=:\s)/, 2)
  return (
    <header className="header">
      <Link className="header-title" href="/" prefetch={false}>
        {short}
        {rest && <span className="max-sm:sr-only">{rest}</span>}
      </Link>
      {/* A plain link: it leads to the page of results where the dialog cannot open. */}
      <a className="header-search" href="/search" data-does="search" aria-keyshortcuts="/ Control+K Meta+K">
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M13 13l4.5 4.5M14.5 8.75a5.75 5.75 0 1 1-11.5 0a5.75 5.75 0 1 1 11.5 0Z" />
        </svg>
        <span>{words.search}</span>
        <span className="header-key" aria-hidden="true">
          /
        </span>
      </a>
      <button type="button" className="header-theme" data-does="theme" aria-label={words.theme} title={words.themes}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M10 2.5a7.5 7.5 0 0 0 0 15a7.5 7.5 0 0 0 0-15Z" />
          <path d="M10 2.5a7.5 7.5 0 0 1 0 15Z" fill="currentColor" />
        </svg>
      </button>
      <AccountLink signIn={words.signIn} account={words.account} />
    </header>
  )
}
