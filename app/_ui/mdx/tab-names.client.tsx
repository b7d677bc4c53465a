'use client'

import { type ChangeEvent, type ReactNode, useEffect, useRef } from 'react'
import { findKept, keep, local } from '@/lib/reader/keeper'

const key = 'lectern.tabs'

/** The names of tabs. Who chooses Python once sees Python wherever there is a choice of it, in other chapters too. */
export function TabNames({ label, children }: { label: string; children: ReactNode }) {
  const names = useRef<HTMLDivElement>(null)

  useEffect(() => {
    for (const title of chosen().reverse()) choose(title, names.current?.parentElement)
  }, [])

  function remember({ target: { value } }: ChangeEvent<HTMLInputElement>) {
    choose(value, document)
    keep(local, key, [value, ...chosen().filter((each) => each !== value)].slice(0, 9))
  }

  return (
    <div className="tab-names" role="radiogroup" aria-label={label} ref={names} onChange={remember}>
      {children}
    </div>
  )
}

function choose(title: string, within?: ParentNode | null) {
  within?.querySelectorAll<HTMLInputElement>('.tab-names input').forEach((input) => {
    if (input.value === title) input.checked = true
  })
}

/** What was chosen, the latest first. */
function chosen(): string[] {
  const kept = findKept<string[]>(local, key)
  return Array.isArray(kept) ? kept : []
}
