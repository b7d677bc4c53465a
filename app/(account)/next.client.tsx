'use client'

import Link from 'next/link'
import { useRouter, useSearchParams } from 'next/navigation'
import { Suspense } from 'react'
import { inSitePath } from '@/lib/reader/path'

/** Goes on to where the reader came from, or to where readers begin. */
export function useGoOn(first: string): () => void {
  const router = useRouter()
  return () => router.push(cameFrom() ?? first)
}

/** Where the reader came from, where that is known. */
export function cameFrom(): string | undefined {
  // Read when it is needed: `useSearchParams` would keep the form out of the page that is built ahead.
  return inSitePath(new URLSearchParams(window.location.search).get('next'))
}

/** A link between the two forms that keeps where the reader came from. */
export function OtherForm({ href, children }: { href: string; children: string }) {
  const plain = (
    <Link className="link" href={href}>
      {children}
    </Link>
  )
  return (
    <Suspense fallback={plain}>
      <WithNext href={href}>{children}</WithNext>
    </Suspense>
  )
}

function WithNext({ href, children }: { href: string; children: string }) {
  const next = inSitePath(useSearchParams().get('next'))
  return (
    <Link className="link" href={next ? `${href}?next=${encodeURIComponent(next)}` : href}>
      {children}
    </Link>
  )
}
