import type { Metadata } from 'next'
import Link from 'next/link'

export const metadata: Metadata = { title: 'Account deleted', robots: { index: false } }

export default function DeletedPage() {
  return (
    <>
      <h1 className="mb-3 font-semibold text-3xl">Your account is deleted</h1>
      <p className="text-lg">
        All that belonged to it is gone. The{' '}
        <Link className="link" href="/" prefetch={false}>
          book
        </Link>{' '}
        stays open to you, as written.
      </p>
    </>
  )
}
