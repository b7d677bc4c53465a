'use client'

import { useEffect, useState } from 'react'

type Page = { address: string; title: string; locale?: string }

/** The chapters that this device has kept. Plain links, since the page they lead to is a whole document. */
export function KeptChapters({ pages }: { pages: Page[] }) {
  const [kept, setKept] = useState<Page[]>([])

  useEffect(() => {
    async function look() {
      const found = await Promise.all(pages.map(({ address }) => caches.match(address)))
      setKept(pages.filter((_, index) => found[index]))
    }
    if ('caches' in window) look()
  }, [pages])

  if (kept.length === 0) return null
  return (
    <ul className="grid gap-2">
      {kept.map(({ address, title, locale }) => (
        <li key={address}>
          <a className="link" href={address} hrefLang={locale} lang={locale}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}
