'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useReader } from './reader.client'

/** The way to the account: "Sign in", or the reader's name. As wide either way, so that nothing moves. */
export function AccountLink({ signIn, account }: { signIn: string; account: string }) {
  const { signedIn } = useReader()
  const path = usePathname()
  const next = path.startsWith('/chapters/') ? `?next=${encodeURIComponent(path)}` : ''
  return (
    <Link
      href={signedIn ? '/account' : `/sign-in${next}`}
      prefetch={false}
      title={signedIn ? account : undefined}
      className="header-account"
    >
      {signedIn ? signedIn.name : signIn}
    </Link>
  )
}
