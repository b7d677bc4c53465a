import Link from 'next/link'
import type { ReactNode } from 'react'
import { addressOf, inSitePath } from '@/lib/reader/path'
import { firstPage } from './questions'

/** What a page was asked in its address. */
export type Search = Promise<Record<string, string | string[] | undefined>>

/** One thing a page was asked; what was asked twice is not taken. */
export async function askedFor(search: Search, name: string): Promise<string | undefined> {
  const value = (await search)[name]
  return typeof value === 'string' ? value : undefined
}

/** Where the reader came from, where that is known and within this site. */
export async function cameFrom(search: Search): Promise<string | undefined> {
  return inSitePath(await askedFor(search, 'next'))
}

/** Where a reader goes on, from what a form says of where they came from. */
export function goesOnTo(next: string | undefined): string {
  return inSitePath(next) ?? firstPage()
}

/** Keeps, in a form, where the reader came from. */
export function Next({ path }: { path?: string }) {
  return path ? <input type="hidden" name="next" value={path} /> : undefined
}

/** A link to another of these pages that keeps where the reader came from. */
export function Onward({ href, next, children }: { href: string; next?: string; children: ReactNode }) {
  return (
    <Link className="link" href={addressOf(href, { next })} prefetch={false}>
      {children}
    </Link>
  )
}
